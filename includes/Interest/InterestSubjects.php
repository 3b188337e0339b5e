<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Finds what ids mean: in the index alone, which has nothing that is hidden or waits for a review.
 */
class InterestSubjects {
	public function __construct(
		private readonly OccurrenceLookup $lookup,
		private readonly RecurrenceExpander $expander,
		private readonly DeliveryDate $dates,
		private readonly string $wiki
	) {
	}

	/**
	 * @param string $id As OccurrenceId reads it; of a series without a recurrence id its next occurrence, or the last one
	 */
	public function find( string $id ): ?InterestSubject {
		$parsed = OccurrenceId::parse( $id, $this->wiki );
		$indexed = $parsed ? $this->lookup->findEvent( $parsed->wiki, $parsed->pageId ) : null;
		$times = $indexed ? $this->times( $indexed->event->schedule, $parsed->recurrenceId ) : null;
		return $times
			? $this->of( new Occurrence( $indexed->page, $indexed->event->forOccurrence( $times->overrideKey ), $times ) )
			: null;
	}

	public function of( Occurrence $occurrence ): InterestSubject {
		return new InterestSubject(
			$occurrence,
			OccurrenceId::of( $occurrence )->toString( $this->wiki ),
			$this->dates->of( $occurrence->event->schedule, $occurrence->times )
		);
	}

	private function times( Schedule $schedule, string $recurrenceId ): ?OccurrenceTimes {
		if ( !$schedule->isRecurring() ) {
			// Whoever had it when it was a series still means it.
			return $this->expander->expand( $schedule, PHP_INT_MIN >> 8, PHP_INT_MAX >> 8, 1 )[0] ?? null;
		}
		if ( $recurrenceId === '' ) {
			$now = ConvertibleTimestamp::time();
			$ahead = OccurrenceQuery::MAX_YEARS_AHEAD * 366 * WallTime::DAY;
			return $this->expander->expand( $schedule, $now, $now + $ahead, 1 )[0] ?? null;
		}
		$id = $this->expander->recurrenceIdOf( $schedule, $recurrenceId );
		if ( !$id ) {
			return null;
		}
		// The occurrence alone, wherever an override has moved it.
		$alone = new Schedule( $id, $schedule->duration, $schedule->timeZone, null, [], [ $id->toString() ], array_filter(
			$schedule->overrides, static fn ( $key ) => (string)$key === $id->toString(), ARRAY_FILTER_USE_KEY
		) );
		return $this->expander->expand( $alone, PHP_INT_MIN >> 8, PHP_INT_MAX >> 8, 1 )[0] ?? null;
	}
}
