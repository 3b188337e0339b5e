<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Review\Decision;
use MediaWiki\Extension\EventCalendar\Review\EventReview;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\ReviewQueue;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use PermissionsError;
use StatusValue;

/**
 * What waits for a review. Everybody may look, since the pages are public; who has the right decides.
 */
class SpecialEventPromotion extends SpecialPage {
	public const NAME = 'EventPromotion';

	private const PAGE_SIZE = 20;

	public function __construct(
		private readonly EventReview $review,
		private readonly ReviewQueue $queue,
		private readonly ReviewedRevisions $reviews,
		private readonly CalendarLanguageFactory $languageFactory
	) {
		parent::__construct( self::NAME );
	}

	/** @inheritDoc */
	public function doesWrites() {
		return true;
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$this->addHelpLink( 'Help:Extension:EventCalendar' );
		$this->getOutput()->addModuleStyles( [ 'ext.eventCalendar.review.styles', 'mediawiki.codex.messagebox.styles' ] );
		$request = $this->getRequest();
		if ( !$this->reviews->isRequired() ) {
			$this->say( Html::noticeBox( $this->msg( 'eventcalendar-review-off' )->escaped(), '' ) );
			return;
		}
		$refused = null;
		if ( $request->wasPosted() && $request->getVal( 'decision' ) !== null ) {
			$status = $this->decide();
			if ( $status->isOK() ) {
				$this->getOutput()->redirect( $this->getPageTitle()->getFullURL( [
					'done' => $request->getVal( 'decision' ), 'told' => $status->getValue()->isTold ? 1 : 0,
				] ) );
				return;
			}
			foreach ( $status->getMessages() as $message ) {
				$this->say( Html::errorBox( $this->msg( $message )->parse() ) );
			}
			$refused = $request->getInt( 'revid' );
		} elseif ( in_array( $request->getVal( 'done' ), Decision::ALL, true ) ) {
			$this->sayDone( $request->getVal( 'done' ), $request->getBool( 'told' ) );
		}
		$this->showQueue( $refused );
	}

	private function decide(): StatusValue {
		$request = $this->getRequest();
		if ( !$this->getAuthority()->isAllowed( SaveReview::RIGHT ) ) {
			throw new PermissionsError( SaveReview::RIGHT );
		}
		$this->checkReadOnly();
		if ( !$this->getContext()->getCsrfTokenSet()->matchToken( $request->getVal( 'wpEditToken' ) ) ) {
			return StatusValue::newFatal( 'sessionfailure' );
		}
		$what = $request->getVal( 'decision' );
		$title = Title::newFromID( $request->getInt( 'page' ) );
		if ( !$title || !in_array( $what, Decision::ALL, true ) ) {
			return StatusValue::newFatal( 'eventcalendar-review-no-page' );
		}
		return $this->review->decide(
			$title, $request->getInt( 'revid' ), new Decision( $what, trim( $request->getText( 'reason' ) ) ), $this->getContext()
		);
	}

	private function sayDone( string $decision, bool $isTold ): void {
		// Messages: eventcalendar-review-done-accept, eventcalendar-review-done-ask, eventcalendar-review-done-decline
		$text = $this->msg( "eventcalendar-review-done-$decision" )->text();
		if ( !$isTold ) {
			$text .= ' ' . $this->msg( 'eventcalendar-review-not-told' )->text();
		}
		$this->say( Html::successBox( htmlspecialchars( $text ) ) );
	}

	/** @param int|null $refused Id of the revision about which the form was just sent, and not taken */
	private function showQueue( ?int $refused ): void {
		$offset = explode( '|', $this->getRequest()->getVal( 'offset', '' ) );
		[ $entries, $next ] = $this->queue->page(
			self::PAGE_SIZE, count( $offset ) === 2 ? array_map( intval( ... ), $offset ) : null,
			$this->getAuthority(), $this->getLanguage()
		);
		$renderer = new ReviewQueueRenderer(
			$this->getContext(), $this->getLinkRenderer(), $this->languageFactory->make( $this->getLanguage() ),
			$this->getPageTitle(), $this->getAuthority()->isAllowed( SaveReview::RIGHT )
		);
		$html = Html::element( 'h2', [], $this->msg( 'eventcalendar-review-heading' )->text() )
			. Html::element( 'p', [], $this->msg( $entries ? 'eventcalendar-review-intro' : 'eventcalendar-review-empty' )->text() );
		foreach ( $entries as $entry ) {
			$html .= $renderer->render(
				$entry, $refused === $entry->waiting->newest ? $this->getRequest()->getText( 'reason' ) : ''
			);
		}
		if ( $next ) {
			$html .= Html::rawElement( 'p', [], $this->getLinkRenderer()->makeKnownLink(
				$this->getPageTitle(), $this->msg( 'eventcalendar-review-next' )->text(), [ 'rel' => 'next' ],
				[ 'offset' => implode( '|', $next ) ]
			) );
		}
		$this->say( $html );
	}

	private function say( string $html ): void {
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-review' ], $html ) );
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
