<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
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

	/** How many schedules are remembered */
	private const MEMORY = 50;

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
			$occurrence = $this->occurrence( $schedule, $set->zone, $wall, $start );
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
			$occurrence = $this->overriddenOccurrence( $schedule, $set, $wall, $key );
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
		foreach ( $overridden as $wall => $key ) {
			$moved = $schedule->overrides[$key]->start;
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

	private function occurrence( Schedule $schedule, ZoneResolver $zone, int $wall, int $start ): OccurrenceTimes {
		$isDate = $schedule->isAllDay();
		$original = new WallTime( $wall, $isDate );
		$wallStart = $zone->toWall( $start );
		$end = $this->endOf( $schedule->duration, $zone, $start );
		return new OccurrenceTimes(
			$start,
			$end,
			$wallStart === $wall ? $original : new WallTime( $wallStart, $isDate ),
			new WallTime( $zone->toWall( $end ), $isDate ),
			$schedule->isRecurring() ? $original : null
		);
	}

	private function overriddenOccurrence( Schedule $schedule, RecurrenceSet $set, int $wall, string $key ): OccurrenceTimes {
		$isDate = $schedule->isAllDay();
		$override = $schedule->overrides[$key];
		$start = $set->zone->toInstant( $override->start ? $override->start->seconds : $wall );
		$end = $override->end
			? max( $start, $set->zone->toInstant( $override->end->seconds ) )
			: $this->endOf( $schedule->duration, $set->zone, $start );
		return new OccurrenceTimes(
			$start,
			$end,
			new WallTime( $set->zone->toWall( $start ), $isDate ),
			new WallTime( $set->zone->toWall( $end ), $isDate ),
			$schedule->isRecurring() ? new WallTime( $wall, $isDate ) : null,
			$key
		);
	}

	/**
	 * RFC 5545 §3.3.6: days are nominal, on the wall clock; what is shorter is exact.
	 */
	private function endOf( Duration $duration, ZoneResolver $zone, int $start ): int {
		if ( $duration->days === 0 ) {
			return $start + $duration->seconds;
		}
		return $zone->toInstant( $zone->toWall( $start ) + $duration->days * WallTime::DAY ) + $duration->seconds;
	}

	private function set( Schedule $schedule ): RecurrenceSet {
		// A set refers to its schedule: before PHP 8.3, such an entry stays as long as the map does.
		if ( count( $this->sets ) >= self::MEMORY ) {
			$this->sets = new WeakMap();
		}
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
