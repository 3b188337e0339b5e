<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Health\Finding;
use MediaWiki\Extension\EventCalendar\Health\Health;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Whether all goes on that has to go on by itself: one line if it does, else a box that says what to do. For those who are
 * responsible for it.
 */
class HealthLine {
	/**
	 * @param Health $health
	 * @param string $docs Address of docs/admin.md
	 */
	public function __construct(
		private readonly Health $health,
		private readonly string $docs
	) {
	}

	/**
	 * @return string HTML; empty for those who could do nothing about it
	 */
	public function render( SpecialPage $page ): string {
		if ( !$page->getAuthority()->isAllowed( PromotionDesk::RIGHT ) ) {
			return '';
		}
		$findings = $this->health->check();
		$well = array_filter( $findings, static fn ( Finding $finding ) => $finding->isWell() );
		$trouble = array_filter( $findings, static fn ( Finding $finding ) => !$finding->isWell() );
		$box = $trouble ? Html::warningBox(
			Html::element( 'strong', [],
				$page->msg( 'eventcalendar-health-trouble' )->numParams( count( $trouble ) )->text() )
			. $this->items( $page, $trouble )
		) : '';
		$summary = $page->msg( $trouble ? 'eventcalendar-health-rest' : 'eventcalendar-health-well' )->text();
		return Html::rawElement( 'section', [
			'class' => 'ext-eventcalendar-health', 'aria-label' => $page->msg( 'eventcalendar-health-label' )->text()
		], $box . ( $well ? Html::rawElement( 'details', [],
			Html::element( 'summary', [], $summary ) . $this->items( $page, $well )
		) : '' ) );
	}

	/** @param Finding[] $findings */
	private function items( SpecialPage $page, array $findings ): string {
		$items = '';
		foreach ( $findings as $finding ) {
			$items .= Html::rawElement( 'li', [], $page->msg( $finding->message )->parse()
				. ( $finding->runbook === null ? '' : ' ' . $this->link( $page, $finding->runbook ) ) );
		}
		return Html::rawElement( 'ul', [], $items );
	}

	private function link( SpecialPage $page, string $runbook ): string {
		// Messages: eventcalendar-health-runbook-the-calendar-is-stale, eventcalendar-health-runbook-the-digest-did-not-go-out,
		// eventcalendar-health-runbook-reminders-did-not-come, eventcalendar-health-runbook-announcements-are-not-made
		return Html::element( 'a', [ 'href' => "$this->docs#$runbook" ],
			$page->msg( "eventcalendar-health-runbook-$runbook" )->text() );
	}
}
