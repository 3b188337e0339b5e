<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;

/**
 * Which occurrences of a schedule have rows: all that are over and all up to the horizon; of an event that is no series,
 * its one, however far ahead.
 *
 * A series with more than RecurrenceExpander::MAX_OCCURRENCES of them has rows for a number of years before the horizon
 * only: 14 (a daily series has some 5,100 in them), halved until they are not too many.
 */
final class IndexedOccurrences {
	private const BEGINNING = -62135596800;

	private const LONG_WINDOW = 14 * 365 * WallTime::DAY;

	public function __construct(
		private readonly RecurrenceExpander $expander,
		private readonly IndexHorizon $horizon
	) {
	}

	/**
	 * @return array{OccurrenceTimes[],int|null} Also the horizon; null when nothing follows
	 */
	public function of( Schedule $schedule ): array {
		if ( !$schedule->isRecurring() ) {
			return [ $this->expander->expand( $schedule, self::BEGINNING, PHP_INT_MAX ), null ];
		}
		$horizon = $this->horizon->current();
		$occurrences = $this->expander->expand( $schedule, self::BEGINNING, $horizon );
		$window = self::LONG_WINDOW;
		while ( count( $occurrences ) === RecurrenceExpander::MAX_OCCURRENCES ) {
			$occurrences = $this->expander->expand( $schedule, $horizon - $window, $horizon );
			$window = intdiv( $window, 2 );
		}
		return [ $occurrences, $this->expander->hasOccurrenceFrom( $schedule, $horizon ) ? $horizon : null ];
	}
}
