<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * "The same again next month": the same weekday of the month, so that what was on the first Thursday is on the next first
 * Thursday. After a month with a fifth one none has a fifth: then it is on the last.
 */
final class NextMonth {
	/**
	 * @return string `YYYY-MM-DD`
	 */
	public static function after( WallTime $start ): string {
		[ $year, $month, $day ] = array_map( intval( ... ), explode( '-', $start->dateString() ) );
		[ $year, $month ] = $month === 12 ? [ $year + 1, 1 ] : [ $year, $month + 1 ];
		$weekday = static fn ( int $dayNumber ) => ( ( $dayNumber % 7 ) + 7 ) % 7;
		$first = WallTime::dayNumber( $year, $month, 1 );
		$wanted = $weekday( intdiv( $start->midnight()->seconds, WallTime::DAY ) );
		$next = 1 + ( $wanted - $weekday( $first ) + 7 ) % 7 + 7 * intdiv( $day - 1, 7 );
		if ( !checkdate( $month, $next, $year ) ) {
			$next -= 7;
		}
		return sprintf( '%04d-%02d-%02d', $year, $month, $next );
	}
}
