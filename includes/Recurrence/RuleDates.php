<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use Generator;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * The wall times that a rule gives from its start on (RFC 5545 §3.3.10). Zones play no part here.
 */
final class RuleDates {
	/** 9999-12-31T23:59:59 */
	public const LATEST = 253402300799;

	/** Dates that are handed over together, once it is clear that more than one is wanted */
	private const BATCH = 64;

	private RulePeriods $periods;

	/** Latest wall time that UNTIL and the calendar's end allow */
	private int $until;

	/** Latest wall time that COUNT allows; null until it is found */
	private ?int $last;

	/** Up to where COUNT is known not to be used up */
	private int $countedTo = PHP_INT_MIN;

	/**
	 * @param RecurrenceRule $rule Its UNTIL is left to the caller where it is in UTC, which needs a zone
	 * @param WallTime $start
	 */
	public function __construct( private readonly RecurrenceRule $rule, private readonly WallTime $start ) {
		$this->periods = new RulePeriods( $rule, $start );
		$this->until = min( self::LATEST, match ( true ) {
			$rule->until === null => self::LATEST,
			// A UTC time is some wall time less than two days away; the instants decide between them.
			$rule->untilIsUtc => $rule->until->seconds + 2 * WallTime::DAY,
			$rule->until->isDate => $rule->until->seconds + WallTime::DAY - 1,
			default => $rule->until->seconds,
		} );
		$this->last = $rule->count === null ? $this->until : null;
	}

	/**
	 * The dates of a closed range in ascending order, in arrays: one or few at first, then many at once.
	 *
	 * @param int $from Wall time in seconds
	 * @param int $to Wall time in seconds
	 * @return Generator<int[]>
	 */
	public function between( int $from, int $to ): Generator {
		return $this->walk( $from, min( $to, $this->until, $this->lastUpTo( $to ) ) );
	}

	/**
	 * @return int|null The first date, null if the rule never happens
	 */
	public function first(): ?int {
		foreach ( $this->walk( $this->start->seconds, $this->until ) as $dates ) {
			return $dates[0];
		}
		return null;
	}

	/**
	 * Turns COUNT into a last date once, so that every other question can jump; but only where it matters, since a rare date
	 * may take thousands of years to happen 5000 times.
	 *
	 * @param int $to Wall time in seconds
	 * @return int The last date, or a later one than $to
	 */
	private function lastUpTo( int $to ): int {
		if ( $this->last !== null || $to <= $this->countedTo ) {
			return $this->last ?? PHP_INT_MAX;
		}
		// Twice as far as asked, so that questions that go on bit by bit do not each count anew.
		$start = $this->start->seconds;
		$this->countedTo = min( $this->until, $start + 2 * max( 0, $to - $start ) );
		$count = (int)$this->rule->count;
		foreach ( $this->walk( $start, $this->countedTo ) as $dates ) {
			if ( $count <= count( $dates ) ) {
				return $this->last = $dates[$count - 1];
			}
			$count -= count( $dates );
		}
		return PHP_INT_MAX;
	}

	/**
	 * Jumps to the first period of the range that counts, and goes on by the interval.
	 *
	 * @return Generator<int[]>
	 */
	private function walk( int $from, int $to ): Generator {
		$from = max( $from, $this->start->seconds );
		if ( $from > $to || !$this->periods->canMeetWeekdays() ) {
			return;
		}
		$step = $this->periods->step;
		$fromPeriod = $this->periods->periodOf( $from );
		$toPeriod = $this->periods->periodOf( $to );
		$period = $fromPeriod - ( $fromPeriod - $this->periods->first ) % $step;
		$batch = [];
		$size = 1;
		for ( $empty = 0; $period <= $toPeriod && $empty < $this->periods->patience; $period += $step ) {
			$dates = $this->periods->datesOf( $period );
			if ( $dates === [] ) {
				$empty++;
				continue;
			}
			$empty = 0;
			if ( $period <= $fromPeriod || $period === $toPeriod ) {
				// Only the outermost periods can reach beyond the range.
				$dates = self::cut( $dates, $from, $to );
			}
			foreach ( $dates as $date ) {
				$batch[] = $date;
			}
			if ( count( $batch ) >= $size ) {
				yield $batch;
				$batch = [];
				$size = self::BATCH;
			}
		}
		if ( $batch !== [] ) {
			yield $batch;
		}
	}

	/**
	 * @param int[] $dates
	 * @param int $from
	 * @param int $to
	 * @return int[] Those in the closed range
	 */
	private static function cut( array $dates, int $from, int $to ): array {
		$within = [];
		foreach ( $dates as $date ) {
			if ( $date >= $from && $date <= $to ) {
				$within[] = $date;
			}
		}
		return $within;
	}
}
