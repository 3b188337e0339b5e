<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * The periods of a rule and the wall times that it picks out of each (RFC 5545 §3.3.10).
 *
 * Periods are numbered, so that any of them is reached by one division. What a rule picks out of a period depends only
 * on the period's shape, and there are few shapes: a week has one, a month 28 (its length and first weekday), a year 28
 * (its first weekday, and which of it and its neighbours is leap, if any). Each shape is worked out once:
 *
 *     shape       a month of 30 days that starts on a Tuesday
 *     picks       BYDAY=1TH;BYHOUR=9,18  →  [ 2d 9h, 2d 18h ]      seconds from the start of the period
 *     wall times  start of the period + each pick
 *
 * A DAILY rule that is limited to some days goes month by month, since it has the same days as a MONTHLY one.
 */
final class RulePeriods {
	private const DAY = WallTime::DAY;

	/** Periods in 400 years, after which the calendar repeats */
	private const CYCLES = [ 'day' => 146097, 'week' => 20871, 'month' => 4800, 'year' => 400 ];

	/** After so many periods without a date there is none to come; so far as that can be told by counting */
	public readonly int $patience;

	/** The period that holds the start */
	public readonly int $first;

	/** From one period that counts to the next */
	public readonly int $step;

	private PeriodDays $days;

	private int $startDay;

	/** What the periods are, a key of CYCLES */
	private string $unit;

	/** Days between dates that count, where the step does not say so: DAILY;INTERVAL=n that goes by months */
	private int $dayStep = 1;

	/** @var int[] Seconds of the day, ascending */
	private array $times;

	/** @var array<int,int[]> Picks by shape */
	private array $picks = [];

	/** @var int[]|null The picks where all periods have one shape, as days and weeks have unless BYMONTH cuts them */
	private ?array $everyPick = null;

	/** @var int[] Those of a week that the rule names, 0 being WKST */
	private array $daysOfWeek = [];

	/** Days in a period, and the day on which period 0 begins, of days and weeks */
	private int $length = 1;
	private int $dayZero = 0;

	public function __construct( private readonly RecurrenceRule $rule, private readonly WallTime $start ) {
		$this->days = new PeriodDays( $rule, $start );
		$this->startDay = self::floorDiv( $start->seconds, self::DAY );
		$this->times = $this->timesOfDay();
		$this->unit = match ( $rule->frequency ) {
			RecurrenceRule::DAILY => 'day',
			RecurrenceRule::WEEKLY => 'week',
			RecurrenceRule::MONTHLY => 'month',
			default => 'year',
		};
		if ( $this->unit === 'day' ) {
			$this->times = $this->atSetPositions( $this->times );
			if ( $rule->months !== [] || $rule->monthDays !== [] || $rule->hasByDay() ) {
				$this->unit = 'month';
				$this->dayStep = $rule->interval;
			}
		}
		if ( $this->unit === 'day' ) {
			$this->everyPick = $this->times;
		} elseif ( $this->unit === 'week' ) {
			// Day 0 is a Thursday, the fourth of a week that starts on Monday.
			[ $this->length, $this->dayZero ] = [ 7, $rule->weekStart - 3 ];
			$this->daysOfWeek = $this->days->ofWeek();
			$this->everyPick = $rule->months === [] ? $this->pick( $this->daysOfWeek ) : null;
		}
		$this->step = $this->dayStep === 1 ? $rule->interval : 1;
		$this->patience = $this->dayStep === 1 ? self::CYCLES[$this->unit] : PHP_INT_MAX;
		$this->first = $this->periodOf( $start->seconds );
	}

	/**
	 * Multiples of seven days keep the start's weekday for ever; no walk would tell so soon.
	 */
	public function canMeetWeekdays(): bool {
		return $this->dayStep % 7 !== 0
			|| !$this->rule->hasByDay()
			|| in_array( PeriodDays::weekday( $this->startDay ), $this->rule->weekdays );
	}

	/**
	 * @param int $wall Wall time in seconds
	 * @return int Number of the period that holds it
	 */
	public function periodOf( int $wall ): int {
		if ( $this->unit === 'day' || $this->unit === 'week' ) {
			return self::floorDiv( $wall - $this->dayZero * self::DAY, $this->length * self::DAY );
		}
		[ $year, $month ] = explode( ' ', gmdate( 'Y n', $wall ) );
		return $this->unit === 'year' ? (int)$year : (int)$year * 12 + (int)$month - 1;
	}

	/** @return int[] The wall times that the rule picks out of a period */
	public function datesOf( int $period ): array {
		if ( $this->everyPick !== null ) {
			return self::shift( $this->everyPick, $period * $this->length + $this->dayZero );
		}
		return match ( $this->unit ) {
			'week' => $this->datesOfWeek( $period * 7 + $this->dayZero ),
			'month' => $this->datesOfMonth( intdiv( $period, 12 ), $period % 12 + 1 ),
			default => $this->datesOfYear( $period ),
		};
	}

	/** @return int[] */
	private function datesOfWeek( int $firstDay ): array {
		$days = [];
		$shape = 0;
		foreach ( $this->daysOfWeek as $day ) {
			if ( $this->days->hasMonth( (int)gmdate( 'n', ( $firstDay + $day ) * self::DAY ) ) ) {
				$days[] = $day;
				$shape |= 1 << $day;
			}
		}
		return self::shift( $this->picks[$shape] ??= $this->pick( $days ), $firstDay );
	}

	/** @return int[] */
	private function datesOfMonth( int $year, int $month ): array {
		if ( !$this->days->hasMonth( $month ) ) {
			return [];
		}
		$firstDay = WallTime::dayNumber( $year, $month, 1 );
		if ( $this->dayStep > 1 ) {
			// Days from the month's first to the next that is a multiple of the interval away from the start
			$offset = ( $this->dayStep - ( $firstDay - $this->startDay ) % $this->dayStep ) % $this->dayStep;
			if ( $offset > 30 ) {
				return [];
			}
		}
		$length = PeriodDays::monthLength( $year, $month );
		$weekday = PeriodDays::weekday( $firstDay );
		$picks = $this->picks[$length * 7 + $weekday] ??= $this->pick( $this->days->ofMonth( $length, $weekday ) );
		if ( $this->dayStep > 1 ) {
			$picks = array_filter(
				$picks,
				fn ( $pick ) => ( intdiv( $pick, self::DAY ) - $offset ) % $this->dayStep === 0
			);
		}
		return self::shift( $picks, $firstDay );
	}

	/** @return int[] */
	private function datesOfYear( int $year ): array {
		$firstDay = WallTime::dayNumber( $year, 1, 1 );
		$shape = PeriodDays::weekday( $firstDay );
		foreach ( [ $year - 1, $year, $year + 1 ] as $neighbour ) {
			$shape = $shape * 2 + (int)PeriodDays::isLeap( $neighbour );
		}
		return self::shift( $this->picks[$shape] ??= $this->pick( $this->days->ofYear( $year ) ), $firstDay );
	}

	/**
	 * @param int[] $picks
	 * @param int $firstDay Of the period
	 * @return int[]
	 */
	private static function shift( array $picks, int $firstDay ): array {
		$base = $firstDay * self::DAY;
		$dates = [];
		foreach ( $picks as $pick ) {
			$dates[] = $base + $pick;
		}
		return $dates;
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
		$start = $this->start->seconds - $this->startDay * self::DAY;
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
