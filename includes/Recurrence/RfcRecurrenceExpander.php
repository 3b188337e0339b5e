<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\OverrideTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use WeakMap;

/**
 * Expands a schedule as RFC 5545 has it. What the RFC leaves open is decided in docs/adr/0001-own-recurrence-expander.md.
 */
final class RfcRecurrenceExpander implements RecurrenceExpander {
	/** Two days: no zone's clock is further from another reading of it, not even where a date was skipped */
	private const MARGIN = 2 * WallTime::DAY;

	/** 0001-01-01T00:00, so that arithmetic on any range cannot overflow */
	private const EARLIEST = -62135596800;

	/** @var WeakMap<Schedule,RecurrenceSet> A save asks several questions about one schedule */
	private WeakMap $sets;

	public function __construct() {
		$this->sets = new WeakMap();
	}

	/** @inheritDoc */
	public function check( Schedule $schedule ): array {
		return $this->set( $schedule )->problems;
	}

	/** @inheritDoc */
	public function expand( Schedule $schedule, int $from, int $to, int $limit = self::MAX_OCCURRENCES ): array {
		$set = $this->usableSet( $schedule );
		$from = max( $from, self::EARLIEST );
		$to = min( $to, RuleDates::LATEST + self::MARGIN );
		if ( $from >= $to || $limit < 1 ) {
			return [];
		}
		$firstWall = $from - $schedule->duration->nominalSeconds() - self::MARGIN;
		$lastWall = $to + self::MARGIN;
		$overridden = $set->overrideKeys();
		$occurrences = [];
		$isSorted = true;
		$latest = PHP_INT_MIN;
		foreach ( $set->between( $firstWall, $lastWall ) as $wall => $start ) {
			if ( $wall > $lastWall ) {
				break;
			}
			if ( $start >= $to || isset( $overridden[$wall] ) ) {
				continue;
			}
			$occurrence = $this->occurrence( $schedule, $set, $wall, $start, null );
			if ( $occurrence->end <= $from && $start < $from ) {
				continue;
			}
			$occurrences[] = $occurrence;
			$isSorted = $isSorted && $start >= $latest;
			$latest = $start;
			if ( count( $occurrences ) === $limit ) {
				// Near a change of the clocks, a later wall time may be an earlier instant.
				$lastWall = min( $lastWall, $wall + self::MARGIN );
			}
		}
		foreach ( $overridden as $wall => $key ) {
			$start = $set->zone->toInstant( $wall );
			$occurrence = $this->occurrence( $schedule, $set, $wall, $start, $set->overrideAt( $wall ), $key );
			if ( $occurrence->start < $to && ( $occurrence->end > $from || $occurrence->start >= $from ) ) {
				$occurrences[] = $occurrence;
				$isSorted = false;
			}
		}
		if ( !$isSorted ) {
			usort( $occurrences, static fn ( OccurrenceTimes $a, OccurrenceTimes $b ) =>
				[ $a->start, $a->recurrenceId?->seconds ] <=> [ $b->start, $b->recurrenceId?->seconds ] );
		}
		return array_slice( $occurrences, 0, $limit );
	}

	/** @inheritDoc */
	public function hasOccurrenceAt( Schedule $schedule, WallTime $recurrenceId ): bool {
		return $recurrenceId->isDate === $schedule->isAllDay()
			&& $this->usableSet( $schedule )->has( $recurrenceId->seconds );
	}

	/** @inheritDoc */
	public function recurrenceIdOf( Schedule $schedule, string $written ): ?WallTime {
		$wall = $this->usableSet( $schedule )->find( $written );
		return $wall === null ? null : new WallTime( $wall, $schedule->isAllDay() );
	}

	/** @inheritDoc */
	public function hasOccurrenceFrom( Schedule $schedule, int $instant ): bool {
		$set = $this->usableSet( $schedule );
		$overridden = $set->overrideKeys();
		foreach ( $overridden as $wall => $_ ) {
			$moved = $set->overrideAt( $wall )->start;
			if ( $set->zone->toInstant( $moved ? $moved->seconds : $wall ) >= $instant ) {
				return true;
			}
		}
		if ( $instant > RuleDates::LATEST + self::MARGIN ) {
			return false;
		}
		$from = max( $instant, self::EARLIEST ) - self::MARGIN;
		foreach ( $set->between( $from, RuleDates::LATEST ) as $wall => $start ) {
			if ( $start >= $instant && !isset( $overridden[$wall] ) ) {
				return true;
			}
		}
		return false;
	}

	private function occurrence(
		Schedule $schedule, RecurrenceSet $set, int $wall, int $start, ?OverrideTimes $override, ?string $overrideKey = null
	): OccurrenceTimes {
		$isDate = $schedule->isAllDay();
		if ( $override && $override->start ) {
			$start = $set->zone->toInstant( $override->start->seconds );
		}
		$wallStart = $set->zone->toWall( $start );
		if ( $override && $override->end ) {
			$end = max( $start, $set->zone->toInstant( $override->end->seconds ) );
		} else {
			// RFC 5545 §3.3.6: days are nominal, on the wall clock; what is shorter is exact.
			$days = $schedule->duration->days;
			$end = ( $days === 0 ? $start : $set->zone->toInstant( $wallStart + $days * WallTime::DAY ) )
				+ $schedule->duration->seconds;
		}
		$original = new WallTime( $wall, $isDate );
		return new OccurrenceTimes(
			$start,
			$end,
			$wallStart === $wall ? $original : new WallTime( $wallStart, $isDate ),
			new WallTime( $set->zone->toWall( $end ), $isDate ),
			$schedule->isRecurring() ? $original : null,
			$overrideKey
		);
	}

	private function set( Schedule $schedule ): RecurrenceSet {
		return $this->sets[$schedule] ??= new RecurrenceSet( $schedule );
	}

	private function usableSet( Schedule $schedule ): RecurrenceSet {
		$set = $this->set( $schedule );
		if ( $set->problems !== [] ) {
			throw new RecurrenceException( $set->problems[0] );
		}
		return $set;
	}
}
