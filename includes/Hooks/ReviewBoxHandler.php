<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Extension\EventCalendar\Store\ReviewQueueStore;
use MediaWiki\Html\Html;
use MediaWiki\Page\Hook\ArticleViewHeaderHook;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Says above an event that not all of it is in the calendar yet. Not in what the parser cache keeps, since a review changes
 * nothing about the page.
 */
final class ReviewBoxHandler implements ArticleViewHeaderHook {
	public function __construct(
		private readonly ReviewedRevisions $reviews,
		private readonly ReviewQueueStore $queue
	) {
	}

	/**
	 * @inheritDoc
	 * @return void
	 */
	public function onArticleViewHeader( $article, &$outputDone, &$pcache ) {
		$page = $article->getPage();
		if ( !$this->reviews->isRequired() || !$page->getTitle()->inNamespace( NS_EVENTCALENDAR ) || !$page->exists() ) {
			return;
		}
		$waiting = $this->queue->find( $page->getId() );
		if ( !$waiting ) {
			return;
		}
		$context = $article->getContext();
		$key = $waiting->reviewed === null ? 'eventcalendar-page-review-proposal' : 'eventcalendar-page-review-changes';
		$links = [];
		if ( $waiting->reviewed !== null ) {
			$links[] = Html::element( 'a', [ 'href' => $page->getTitle()->getLocalURL( [
				'oldid' => $waiting->reviewed, 'diff' => $waiting->newest,
			] ) ], $context->msg( 'eventcalendar-page-review-diff' )->text() );
		}
		if ( $context->getAuthority()->isAllowed( SaveReview::RIGHT ) ) {
			$links[] = Html::element( 'a', [
				'href' => SpecialPage::getTitleFor( 'EventPromotion' )->getLocalURL(),
			], $context->msg( 'eventcalendar-page-review-queue' )->text() );
		}
		$context->getOutput()->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
		$context->getOutput()->addHTML( Html::noticeBox(
			$context->msg( $key )->escaped() . ' ' . $context->getLanguage()->pipeList( $links ), 'ext-eventcalendar-review-box'
		) );
	}
}
