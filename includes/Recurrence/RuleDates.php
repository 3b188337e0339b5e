<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use Generator;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * The wall times that a rule gives from its start on, period by period (RFC 5545 §3.3.10). Zones play no part here.
 *
 * Periods are numbered, so that any of them is reached by one division. What a rule picks out of a period depends only
 * on the period's shape, and there are few shapes: a week has one, a month 28 (its length and first weekday), a year 42
 * (its first weekday, and which of it and its neighbours are leap). Each shape is worked out once:
 *
 *     shape       a month of 30 days that starts on a Tuesday
 *     picks       BYDAY=1TH;BYHOUR=9,18  →  [ 2d 9h, 2d 18h ]      seconds from the start of the period
 *     wall times  start of the period + each pick
 *
 * A DAILY rule that is limited to some days goes month by month, since it has the same days as a MONTHLY one.
 */
final class RuleDates {
	/** 9999-12-31T23:59:59 */
	public const LATEST = 253402300799;

	private const DAY = WallTime::DAY;

	/** Periods in 400 years, after which the calendar repeats: after so many without a date there is none to come */
	private const CYCLES = [ 'day' => 146097, 'week' => 20871, 'month' => 4800, 'year' => 400 ];

	private PeriodDays $days;

	/** What the periods are, a key of CYCLES */
	private string $unit;

	private int $firstPeriod;

	/** Periods from one that counts to the next */
	private int $step;

	/** Days between dates that count, where the unit does not say so: DAILY;INTERVAL=n that goes by months */
	private int $dayStep = 1;

	/** @var int[] Seconds of the day, ascending */
	private array $times;

	/** @var array<int,int[]> Picks by shape */
	private array $picks = [];

	/** Latest wall time that belongs to the rule: what COUNT, UNTIL or the calendar's end allow */
	private int $last = self::LATEST;

	/**
	 * @param RecurrenceRule $rule Its UNTIL is left to the caller where it is in UTC, which needs a zone
	 * @param WallTime $start
	 */
	public function __construct( private readonly RecurrenceRule $rule, private readonly WallTime $start ) {
		$this->days = new PeriodDays( $rule, $start );
		$this->times = $this->timesOfDay();
		$this->step = $rule->interval;
		$this->unit = match ( $rule->frequency ) {
			RecurrenceRule::DAILY => 'day',
			RecurrenceRule::WEEKLY => 'week',
			RecurrenceRule::MONTHLY => 'month',
			RecurrenceRule::YEARLY => 'year',
		};
		if ( $this->unit === 'day' ) {
			$this->times = $this->atSetPositions( $this->times );
			if ( $rule->months !== [] || $rule->monthDays !== [] || $rule->hasByDay() ) {
				$this->unit = 'month';
				$this->dayStep = $rule->interval;
				$this->step = 1;
			}
		}
		$this->firstPeriod = $this->periodOf( $start->seconds );
		if ( $rule->until ) {
			// A UTC time is some wall time that is at most a day and a half away; the instants decide between them.
			$this->last = min( self::LATEST, match ( true ) {
				$rule->untilIsUtc => $rule->until->seconds + 2 * self::DAY,
				$rule->until->isDate => $rule->until->seconds + self::DAY - 1,
				default => $rule->until->seconds,
			} );
		} elseif ( $rule->count !== null ) {
			$this->last = $this->findLast( $rule->count );
		}
	}

	/**
	 * The dates of a closed range in ascending order, one array per period that has any.
	 *
	 * @param int $from Wall time in seconds
	 * @param int $to Wall time in seconds
	 * @return Generator<int[]>
	 */
	public function between( int $from, int $to ): Generator {
		$from = max( $from, $this->start->seconds );
		$to = min( $to, $this->last );
		if ( $from > $to ) {
			return;
		}
		$period = $this->periodOf( $from );
		$period -= ( $period - $this->firstPeriod ) % $this->step;
		$patience = $this->dayStep === 1 ? self::CYCLES[$this->unit] : PHP_INT_MAX;
		for ( $empty = 0; $empty < $patience; $period += $this->step ) {
			[ $base, $picks ] = $this->period( $period );
			if ( $base > $to ) {
				return;
			}
			if ( $picks === [] ) {
				$empty++;
				continue;
			}
			$empty = 0;
			$dates = [];
			foreach ( $picks as $pick ) {
				$date = $base + $pick;
				if ( $date >= $from && $date <= $to ) {
					$dates[] = $date;
				}
			}
			if ( $dates !== [] ) {
				yield $dates;
			}
		}
	}

	public function has( int $wall ): bool {
		foreach ( $this->between( $wall, $wall ) as $_ ) {
			return true;
		}
		return false;
	}

	/**
	 * @return int|null The first date, null if the rule never happens
	 */
	public function first(): ?int {
		foreach ( $this->between( $this->start->seconds, $this->last ) as $dates ) {
			return $dates[0];
		}
		return null;
	}

	/**
	 * Turns COUNT into a last date once, so that every other question can jump.
	 */
	private function findLast( int $count ): int {
		foreach ( $this->between( $this->start->seconds, self::LATEST ) as $dates ) {
			if ( $count <= count( $dates ) ) {
				return $dates[$count - 1];
			}
			$count -= count( $dates );
		}
		return self::LATEST;
	}

	private function periodOf( int $wall ): int {
		$day = self::floorDiv( $wall, self::DAY );
		if ( $this->unit === 'day' ) {
			return $day;
		}
		if ( $this->unit === 'week' ) {
			// Day 0 is a Thursday, the fourth of a week that starts on Monday.
			return self::floorDiv( $day + 3 - $this->rule->weekStart, 7 );
		}
		[ $year, $month ] = explode( ' ', gmdate( 'Y n', $wall ) );
		return $this->unit === 'year' ? (int)$year : (int)$year * 12 + (int)$month - 1;
	}

	/**
	 * @return array{int,int[]} The wall time at which a period begins, and its picks
	 */
	private function period( int $period ): array {
		switch ( $this->unit ) {
			case 'day':
				return [ $period * self::DAY, $this->times ];
			case 'week':
				return $this->week( $period * 7 - 3 + $this->rule->weekStart );
			case 'month':
				return $this->month( intdiv( $period, 12 ), $period % 12 + 1 );
			default:
				return $this->year( $period );
		}
	}

	/** @return array{int,int[]} */
	private function week( int $firstDay ): array {
		$base = $firstDay * self::DAY;
		if ( $this->rule->months === [] ) {
			return [ $base, $this->picks[0] ??= $this->pick( $this->days->ofWeek() ) ];
		}
		$days = [];
		$shape = 0;
		foreach ( $this->days->ofWeek() as $day ) {
			if ( $this->days->hasMonth( (int)gmdate( 'n', $base + $day * self::DAY ) ) ) {
				$days[] = $day;
				$shape |= 1 << $day;
			}
		}
		return [ $base, $this->picks[$shape] ??= $this->pick( $days ) ];
	}

	/** @return array{int,int[]} */
	private function month( int $year, int $month ): array {
		$firstDay = WallTime::dayNumber( $year, $month, 1 );
		if ( !$this->days->hasMonth( $month ) ) {
			return [ $firstDay * self::DAY, [] ];
		}
		$length = PeriodDays::monthLength( $year, $month );
		$weekday = PeriodDays::weekday( $firstDay );
		$picks = $this->picks[$length * 7 + $weekday] ??= $this->pick( $this->days->ofMonth( $length, $weekday ) );
		if ( $this->dayStep > 1 ) {
			$sinceStart = $firstDay - self::floorDiv( $this->start->seconds, self::DAY );
			$picks = array_values( array_filter(
				$picks,
				fn ( $pick ) => ( $sinceStart + intdiv( $pick, self::DAY ) ) % $this->dayStep === 0
			) );
		}
		return [ $firstDay * self::DAY, $picks ];
	}

	/** @return array{int,int[]} */
	private function year( int $year ): array {
		$firstDay = WallTime::dayNumber( $year, 1, 1 );
		$shape = PeriodDays::weekday( $firstDay );
		foreach ( [ $year - 1, $year, $year + 1 ] as $neighbour ) {
			$shape = $shape * 2 + (int)PeriodDays::isLeap( $neighbour );
		}
		return [ $firstDay * self::DAY, $this->picks[$shape] ??= $this->pick( $this->days->ofYear( $year ) ) ];
	}

	/**
	 * @param int[] $days Of a period
	 * @return int[] Seconds from its start: every time of each day, then BYSETPOS, which the RFC applies last
	 */
	private function pick( array $days ): array {
		$picks = [];
		foreach ( $days as $day ) {
			foreach ( $this->times as $time ) {
				$picks[] = $day * self::DAY + $time;
			}
		}
		return $this->rule->frequency === RecurrenceRule::DAILY ? $picks : $this->atSetPositions( $picks );
	}

	/**
	 * BYSETPOS counts in the whole set of a period, those before DTSTART included.
	 *
	 * @param int[] $set
	 * @return int[]
	 */
	private function atSetPositions( array $set ): array {
		if ( $this->rule->setPositions === [] ) {
			return $set;
		}
		$chosen = [];
		foreach ( $this->rule->setPositions as $position ) {
			$index = $position > 0 ? $position - 1 : count( $set ) + $position;
			if ( isset( $set[$index] ) ) {
				$chosen[$index] = $set[$index];
			}
		}
		ksort( $chosen );
		return array_values( $chosen );
	}

	/** @return int[] BYHOUR × BYMINUTE × BYSECOND; what is not given is the start's */
	private function timesOfDay(): array {
		$start = $this->start->seconds - self::floorDiv( $this->start->seconds, self::DAY ) * self::DAY;
		$times = [];
		foreach ( $this->rule->hours ?: [ intdiv( $start, 3600 ) ] as $hour ) {
			foreach ( $this->rule->minutes ?: [ intdiv( $start, 60 ) % 60 ] as $minute ) {
				foreach ( $this->rule->seconds ?: [ $start % 60 ] as $second ) {
					$times[] = $hour * 3600 + $minute * 60 + $second;
				}
			}
		}
		return $times;
	}

	private static function floorDiv( int $a, int $b ): int {
		return intdiv( $a - ( $a % $b + $b ) % $b, $b );
	}
}
