<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Review\Decision;
use MediaWiki\Extension\EventCalendar\Review\EventReview;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\ReviewQueue;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use PermissionsError;
use StatusValue;

/**
 * What waits for a review. Everybody may look, since the pages are public; who has the right decides.
 */
final class ReviewTab implements PromotionTab {
	private const PAGE_SIZE = 20;

	public function __construct(
		private readonly EventReview $review,
		private readonly ReviewQueue $queue,
		private readonly ReviewedRevisions $reviews,
		private readonly CalendarLanguageFactory $languageFactory,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'review';
	}

	/** @inheritDoc */
	public function isFor( Authority $reader ): bool {
		return true;
	}

	/** @inheritDoc */
	public function show( SpecialPage $page, string $rest ): void {
		$output = $page->getOutput();
		$output->addModuleStyles( [ 'ext.eventCalendar.review.styles', 'mediawiki.codex.messagebox.styles' ] );
		$request = $page->getRequest();
		if ( !$this->reviews->isRequired() ) {
			$this->say( $page, Html::noticeBox( $page->msg( 'eventcalendar-review-off' )->escaped(), '' ) );
			return;
		}
		$refused = null;
		if ( $request->wasPosted() && $request->getVal( 'decision' ) !== null ) {
			$status = $this->decide( $page );
			if ( $status->isOK() ) {
				$output->redirect( $page->getPageTitle( $this->name() )->getFullURL( [
					'done' => $request->getVal( 'decision' ), 'told' => $status->getValue()->isTold ? 1 : 0,
				] ) );
				return;
			}
			foreach ( $status->getMessages() as $message ) {
				$this->say( $page, Html::errorBox( $page->msg( $message )->parse() ) );
			}
			$refused = $request->getInt( 'revid' );
		} elseif ( in_array( $request->getVal( 'done' ), Decision::ALL, true ) ) {
			$this->sayDone( $page, $request->getVal( 'done' ), $request->getBool( 'told' ) );
		}
		$this->showQueue( $page, $refused );
	}

	private function decide( SpecialPage $page ): StatusValue {
		$request = $page->getRequest();
		if ( !$page->getAuthority()->isAllowed( SaveReview::RIGHT ) ) {
			throw new PermissionsError( SaveReview::RIGHT );
		}
		$page->checkReadOnly();
		if ( !$page->getContext()->getCsrfTokenSet()->matchToken( $request->getVal( 'wpEditToken' ) ) ) {
			return StatusValue::newFatal( 'sessionfailure' );
		}
		$what = $request->getVal( 'decision' );
		$title = Title::newFromID( $request->getInt( 'page' ) );
		if ( !$title || !in_array( $what, Decision::ALL, true ) ) {
			return StatusValue::newFatal( 'eventcalendar-review-no-page' );
		}
		return $this->review->decide(
			$title, $request->getInt( 'revid' ), new Decision( $what, trim( $request->getText( 'reason' ) ) ), $page->getContext()
		);
	}

	private function sayDone( SpecialPage $page, string $decision, bool $isTold ): void {
		// Messages: eventcalendar-review-done-accept, eventcalendar-review-done-ask, eventcalendar-review-done-decline
		$text = $page->msg( "eventcalendar-review-done-$decision" )->text();
		if ( !$isTold ) {
			$text .= ' ' . $page->msg( 'eventcalendar-review-not-told' )->text();
		}
		$this->say( $page, Html::successBox( htmlspecialchars( $text ) ) );
	}

	/** @param int|null $refused Id of the revision about which the form was just sent, and not taken */
	private function showQueue( SpecialPage $page, ?int $refused ): void {
		$offset = explode( '|', $page->getRequest()->getVal( 'offset', '' ) );
		[ $entries, $next ] = $this->queue->page(
			self::PAGE_SIZE, count( $offset ) === 2 ? array_map( intval( ... ), $offset ) : null,
			$page->getAuthority(), $page->getLanguage()
		);
		$renderer = new ReviewQueueRenderer(
			$page->getContext(), $this->linkRenderer, $this->languageFactory->make( $page->getLanguage() ),
			$page->getPageTitle( $this->name() ), $page->getAuthority()->isAllowed( SaveReview::RIGHT )
		);
		$html = Html::element( 'h2', [], $page->msg( 'eventcalendar-review-heading' )->text() )
			. Html::element( 'p', [], $page->msg( $entries ? 'eventcalendar-review-intro' : 'eventcalendar-review-empty' )->text() );
		foreach ( $entries as $entry ) {
			$html .= $renderer->render(
				$entry, $refused === $entry->waiting->newest ? $page->getRequest()->getText( 'reason' ) : ''
			);
		}
		if ( $next ) {
			$html .= Html::rawElement( 'p', [], $this->linkRenderer->makeKnownLink(
				$page->getPageTitle( $this->name() ), $page->msg( 'eventcalendar-review-next' )->text(), [ 'rel' => 'next' ],
				[ 'offset' => implode( '|', $next ) ]
			) );
		}
		$this->say( $page, $html );
	}

	private function say( SpecialPage $page, string $html ): void {
		$page->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-review' ], $html ) );
	}
}
