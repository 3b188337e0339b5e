<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Html\Html;
use MediaWiki\Page\Hook\ArticleViewHeaderHook;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Says above an event that not all of it is in the calendar yet. Not in what the parser cache keeps, since a review changes
 * nothing about the page.
 */
final class ReviewBoxHandler implements ArticleViewHeaderHook {
	public function __construct( private readonly ReviewedRevisions $reviews ) {
	}

	/**
	 * @inheritDoc
	 * @return void
	 */
	public function onArticleViewHeader( $article, &$outputDone, &$pcache ) {
		$page = $article->getPage();
		if ( !$this->reviews->isRequired() || !$page->getTitle()->inNamespace( NS_EVENTCALENDAR ) ) {
			return;
		}
		$newest = $page->getRevisionRecord();
		$state = $newest ? $this->reviews->state( $page->getId(), $newest ) : null;
		if ( $state?->waiting ) {
			$key = $state->isProposal ? 'proposal' : 'changes';
		} elseif ( $state && !$state->shown->hasSameContent( $newest ) ) {
			$key = 'declined';
		} else {
			return;
		}
		$context = $article->getContext();
		$links = [];
		if ( !$state->isProposal ) {
			$links[] = Html::element( 'a', [ 'href' => $page->getTitle()->getLocalURL( [
				'oldid' => $state->shown->getId(), 'diff' => $newest->getId(),
			] ) ], $context->msg( 'eventcalendar-page-review-diff' )->text() );
		}
		if ( $state->waiting && $context->getAuthority()->isAllowed( SaveReview::RIGHT ) ) {
			$links[] = Html::element( 'a', [
				'href' => SpecialPage::getTitleFor( 'EventPromotion', 'review' )->getLocalURL(),
			], $context->msg( 'eventcalendar-page-review-queue' )->text() );
		}
		$context->getOutput()->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
		// Messages: eventcalendar-page-review-changes, eventcalendar-page-review-declined, eventcalendar-page-review-proposal
		$context->getOutput()->addHTML( Html::noticeBox(
			$context->msg( "eventcalendar-page-review-$key" )->escaped() . ' ' . $context->getLanguage()->pipeList( $links ),
			'ext-eventcalendar-review-box'
		) );
	}
}
