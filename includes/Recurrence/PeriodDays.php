<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Which days of a week, a month or a year a rule names: the columns of RFC 5545 §3.3.10's table from BYMONTH to BYDAY.
 *
 * The RFC expands and limits part by part. Taken together that is one question per day, "does it match every part that
 * the rule has?", since the parts that expand a set and those that limit it differ only in what they default to.
 */
final class PeriodDays {
	private const MONTH_LENGTHS = [ 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 ];

	/** @var array<int,int> The lists as keys, which is how they are asked */
	private array $months;

	/** @var array<int,int> */
	private array $monthDays;

	/** @var array<int,int> */
	private array $yearDays;

	/** @var array<int,int> */
	private array $weekNumbers;

	/** @var array<int,int> */
	private array $weekdays;

	/** @var array<int,array<int,int>> */
	private array $ordinals;

	private int $weekStart;

	/** Whether 2MO is the second Monday of the year, not of the month (RFC 5545 §3.3.10, note 2) */
	private bool $ordinalsOfYear;

	public function __construct( RecurrenceRule $rule, WallTime $start ) {
		$this->months = array_flip( $rule->months );
		$this->monthDays = array_flip( $rule->monthDays );
		$this->yearDays = array_flip( $rule->yearDays );
		$this->weekNumbers = array_flip( $rule->weekNumbers );
		$this->weekdays = array_flip( $rule->weekdays );
		$this->ordinals = array_map( 'array_flip', $rule->ordinalWeekdays );
		$this->weekStart = $rule->weekStart;
		$this->ordinalsOfYear = $rule->frequency === RecurrenceRule::YEARLY && $rule->months === [];
		$this->takeDefaultsFrom( $start, $rule );
	}

	/** RFC 5545 §3.3.10: what the rule does not say is "derived from the start time (DTSTART)" */
	private function takeDefaultsFrom( WallTime $start, RecurrenceRule $rule ): void {
		if ( $rule->hasByDay() || $rule->monthDays !== [] || $rule->yearDays !== [] ) {
			return;
		}
		[ $month, $day, $weekday ] = array_map( 'intval', explode( ' ', gmdate( 'n j N', $start->seconds ) ) );
		if ( $rule->frequency === RecurrenceRule::WEEKLY || $rule->weekNumbers !== [] ) {
			$this->weekdays = [ $weekday - 1 => 0 ];
		} elseif ( $rule->frequency !== RecurrenceRule::DAILY ) {
			$this->monthDays = [ $day => 0 ];
			if ( $rule->frequency === RecurrenceRule::YEARLY && $rule->months === [] ) {
				$this->months = [ $month => 0 ];
			}
		}
	}

	public static function isLeap( int $year ): bool {
		return $year % 4 === 0 && ( $year % 100 !== 0 || $year % 400 === 0 );
	}

	public static function monthLength( int $year, int $month ): int {
		return $month === 2 && self::isLeap( $year ) ? 29 : self::MONTH_LENGTHS[$month];
	}

	/** @return int 0 (Monday) to 6 (Sunday) of a day that is counted from 1970-01-01, a Thursday */
	public static function weekday( int $dayNumber ): int {
		return ( ( $dayNumber + 3 ) % 7 + 7 ) % 7;
	}

	public function hasMonth( int $month ): bool {
		return $this->months === [] || isset( $this->months[$month] );
	}

	/**
	 * @return int[] Days of a week, 0 being WKST, whatever their month
	 */
	public function ofWeek(): array {
		$days = [];
		for ( $day = 0; $day < 7; $day++ ) {
			if ( isset( $this->weekdays[( $this->weekStart + $day ) % 7] ) ) {
				$days[] = $day;
			}
		}
		return $days;
	}

	/**
	 * @param int $length
	 * @param int $firstWeekday Of the month's first day
	 * @return int[] Days of the month, 0 being the first
	 */
	public function ofMonth( int $length, int $firstWeekday ): array {
		$anyWeekday = ( $this->weekdays === [] && $this->ordinals === [] ) || $this->ordinalsOfYear;
		if ( $this->monthDays === [] && $this->weekdays === [] && !$anyWeekday ) {
			return $this->numberedWeekdays( $length, $firstWeekday );
		}
		$days = [];
		foreach ( $this->namedMonthDays( $length ) as $day ) {
			if ( $anyWeekday || $this->matchesByDay( ( $firstWeekday + $day - 1 ) % 7, $day, $length ) ) {
				$days[] = $day - 1;
			}
		}
		return $days;
	}

	/** @return int[] BYMONTHDAY as days from 1, all of the month without it */
	private function namedMonthDays( int $length ): array {
		if ( $this->monthDays === [] ) {
			return range( 1, $length );
		}
		$days = [];
		foreach ( $this->monthDays as $day => $_ ) {
			$day = $day > 0 ? $day : $length + 1 + $day;
			if ( $day >= 1 && $day <= $length ) {
				$days[$day] = $day;
			}
		}
		sort( $days );
		return $days;
	}

	/**
	 * The most common monthly rules (2TU, -1FR) without a look at each day: what matchesByDay() would let through.
	 *
	 * @return int[] From 0
	 */
	private function numberedWeekdays( int $length, int $firstWeekday ): array {
		$days = [];
		foreach ( $this->ordinals as $weekday => $ordinals ) {
			$first = ( $weekday - $firstWeekday + 7 ) % 7;
			$count = intdiv( $length - 1 - $first, 7 ) + 1;
			foreach ( $ordinals as $ordinal => $_ ) {
				$index = $ordinal > 0 ? $ordinal - 1 : $count + $ordinal;
				if ( $index >= 0 && $index < $count ) {
					$days[$first + $index * 7] = $first + $index * 7;
				}
			}
		}
		sort( $days );
		return $days;
	}

	/**
	 * @return int[] Days of the year, 0 being 1 January
	 */
	public function ofYear( int $year ): array {
		$first = WallTime::dayNumber( $year, 1, 1 );
		$firstWeekday = self::weekday( $first );
		$length = self::isLeap( $year ) ? 366 : 365;
		$weeks = $this->weekNumbers === [] ? [] : $this->daysInWeeks( $year );
		$testByDay = $this->ordinalsOfYear && ( $this->weekdays !== [] || $this->ordinals !== [] );
		$days = [];
		$offset = 0;
		for ( $month = 1; $month <= 12; $month++ ) {
			$monthLength = self::monthLength( $year, $month );
			$ofMonth = $this->hasMonth( $month )
				? $this->ofMonth( $monthLength, ( $firstWeekday + $offset ) % 7 )
				: [];
			foreach ( $ofMonth as $day ) {
				$day += $offset;
				if (
					( $this->yearDays === []
						|| isset( $this->yearDays[$day + 1] ) || isset( $this->yearDays[$day - $length] ) )
					&& ( $this->weekNumbers === [] || isset( $weeks[$day] ) )
					&& ( !$testByDay || $this->matchesByDay( ( $firstWeekday + $day ) % 7, $day + 1, $length ) )
				) {
					$days[] = $day;
				}
			}
			$offset += $monthLength;
		}
		return $days;
	}

	/**
	 * BYDAY of one day. Numbered and plain weekdays in one list (3MO,WE) are alternatives.
	 *
	 * @param int $weekday
	 * @param int $day From 1, in the month or year that ordinals count in
	 * @param int $length Of that month or year
	 */
	private function matchesByDay( int $weekday, int $day, int $length ): bool {
		if ( isset( $this->weekdays[$weekday] ) ) {
			return true;
		}
		return isset( $this->ordinals[$weekday] ) && (
			isset( $this->ordinals[$weekday][intdiv( $day - 1, 7 ) + 1] )
			|| isset( $this->ordinals[$weekday][-intdiv( $length - $day, 7 ) - 1] )
		);
	}

	/**
	 * The days of a calendar year that lie in the weeks of BYWEEKNO. Days around New Year may belong to a week of the year
	 * before or after; they match by the number that week has there.
	 *
	 * @return array<int,true> By day of the year, 0 being 1 January
	 */
	private function daysInWeeks( int $year ): array {
		$first = WallTime::dayNumber( $year, 1, 1 );
		$days = [];
		foreach ( [ $year - 1, $year, $year + 1 ] as $weekYear ) {
			$weekOne = $this->firstWeek( $weekYear );
			$count = intdiv( $this->firstWeek( $weekYear + 1 ) - $weekOne, 7 );
			foreach ( $this->weekNumbers as $number => $_ ) {
				$week = $number > 0 ? $number : $count + 1 + $number;
				if ( $week < 1 || $week > $count ) {
					continue;
				}
				$weekFirst = $weekOne + ( $week - 1 ) * 7 - $first;
				for ( $day = $weekFirst; $day < $weekFirst + 7; $day++ ) {
					$days[$day] = true;
				}
			}
		}
		return $days;
	}

	/**
	 * @return int Day number on which week 1 of a year starts: the first week with at least four days in it
	 */
	private function firstWeek( int $year ): int {
		$first = WallTime::dayNumber( $year, 1, 1 );
		$before = ( self::weekday( $first ) - $this->weekStart + 7 ) % 7;
		return $before <= 3 ? $first - $before : $first + 7 - $before;
	}
}
