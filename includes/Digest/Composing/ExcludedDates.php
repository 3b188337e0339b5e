<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;

/**
 * Dates that organisers have taken out of a series (`exclude`), which the index knows no longer.
 */
final class ExcludedDates {
	public function __construct(
		private readonly OccurrenceLookup $lookup,
		private readonly RecurrenceExpander $expander
	) {
	}

	/**
	 * @param string $wiki
	 * @param int $pageId
	 * @param string $recurrenceId
	 * @param int $start Unix time at which it was to be
	 * @return Occurrence|null Null if the date was not taken out, but the page is gone, or the series ends before it: what
	 *  follows may be on another page
	 */
	public function find( string $wiki, int $pageId, string $recurrenceId, int $start ): ?Occurrence {
		$id = WallTime::parse( $recurrenceId );
		$indexed = $id ? $this->lookup->findEvent( $wiki, $pageId ) : null;
		$schedule = $indexed?->event->schedule;
		if ( !$schedule || !$schedule->exclude || $indexed->event->status() !== 'confirmed' ) {
			return null;
		}
		$whole = new Schedule( $schedule->start, $schedule->duration, $schedule->timeZone, $schedule->rule, [], $schedule->include );
		foreach ( $this->expander->expand( $whole, $start, $start + 1 ) as $times ) {
			if ( $times->recurrenceId?->equals( $id ) && !$this->expander->hasOccurrenceAt( $schedule, $id ) ) {
				return new Occurrence( $indexed->page, $indexed->event, $times );
			}
		}
		return null;
	}
}
