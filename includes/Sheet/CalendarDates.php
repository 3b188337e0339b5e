<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Arithmetic on dates without times, each held as its day number: days since 1970-01-01 on the Gregorian calendar.
 */
final class CalendarDates {
	/**
	 * @param string $text `YYYY-MM-DD`, or `YYYY-MM` for the first of a month
	 * @return int|null Null when there is no such date
	 */
	public static function parse( string $text ): ?int {
		if ( !preg_match( '/^\d{4}-\d\d(?:-\d\d)?$/D', $text ) ) {
			return null;
		}
		$date = WallTime::parse( strlen( $text ) === 7 ? "$text-01" : $text );
		return $date === null ? null : self::ofWall( $date->seconds );
	}

	/**
	 * @param int $wall Seconds as in WallTime
	 */
	public static function ofWall( int $wall ): int {
		return (int)floor( $wall / WallTime::DAY );
	}

	/**
	 * @return string `YYYY-MM-DD`
	 */
	public static function format( int $day ): string {
		return gmdate( 'Y-m-d', $day * WallTime::DAY );
	}

	public static function year( int $day ): int {
		return (int)gmdate( 'Y', $day * WallTime::DAY );
	}

	/**
	 * @return int 1 to 12
	 */
	public static function month( int $day ): int {
		return (int)gmdate( 'n', $day * WallTime::DAY );
	}

	/**
	 * @return int 1 to 31
	 */
	public static function dayOfMonth( int $day ): int {
		return (int)gmdate( 'j', $day * WallTime::DAY );
	}

	/**
	 * @return int 0 for Sunday to 6 for Saturday
	 */
	public static function weekday( int $day ): int {
		// 1970-01-01 was a Thursday.
		return ( ( $day + 4 ) % 7 + 7 ) % 7;
	}

	/**
	 * @param int $day
	 * @param int $weekStart 0 for Sunday to 6 for Saturday
	 */
	public static function startOfWeek( int $day, int $weekStart ): int {
		return $day - ( self::weekday( $day ) - $weekStart + 7 ) % 7;
	}

	public static function firstOfMonth( int $day ): int {
		return $day - self::dayOfMonth( $day ) + 1;
	}

	/**
	 * The same day of another month, or that month's last day where it is shorter: 31 January + 1 is 28 February.
	 */
	public static function addMonths( int $day, int $months ): int {
		$month = self::year( $day ) * 12 + self::month( $day ) - 1 + $months;
		$first = WallTime::dayNumber( intdiv( $month, 12 ), $month % 12 + 1, 1 );
		$month++;
		$last = WallTime::dayNumber( intdiv( $month, 12 ), $month % 12 + 1, 1 ) - 1;
		return min( $first + self::dayOfMonth( $day ) - 1, $last );
	}
}
