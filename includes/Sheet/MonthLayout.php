<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

/**
 * Gives every occurrence of a month's sheet its place. Lanes are given out anew in every week; an occurrence keeps its lane
 * on all its days of that week. Spans are half-open: `end` is the first day that no longer belongs to the occurrence.
 *
 *            Mon    Tue    Wed    Thu    Fri    Sat    Sun
 *     lane 1 ◄A─────A─────A►  [C]    [D]     B─────B─────►     those of several days first: earlier first day,
 *     lane 2               [E]     F──────F►                   then the longer, then the earlier start
 *     lane 3                      [G]                          then those of one day by their start
 *     lane 4                      [H]                          each takes the lowest lane that is free on all its days
 *     more                        +2                           beyond the last lane: counted, not drawn
 *
 * `◄`: it began before this day (isStart is false); `►`: it goes on after it (isEnd is false).
 */
final class MonthLayout {
	/** Lanes that are drawn */
	public const LANES = 4;

	/**
	 * @param int $firstDay Day number of the first day of the first week
	 * @param int $weeks
	 * @param array<int|string,array{first:int,end:int,start:int}> $spans Day numbers and the instant of the start; those
	 *  that start at the same instant keep the order in which they come
	 * @param int $lanes
	 * @return list<list<array{slots:list<array{id:int|string,lane:int,isStart:bool,isEnd:bool}>,more:int}>> Per week and
	 *  day; the slots by lane, counted from 1; ids are the keys of $spans
	 */
	public static function place( int $firstDay, int $weeks, array $spans, int $lanes = self::LANES ): array {
		uasort( $spans, self::compare( ... ) );
		$placed = [];
		for ( $week = 0; $week < $weeks; $week++ ) {
			$placed[] = self::placeWeek( $firstDay + $week * 7, $spans, $lanes );
		}
		return $placed;
	}

	/**
	 * @param array{first:int,end:int,start:int} $a
	 * @param array{first:int,end:int,start:int} $b
	 */
	private static function compare( array $a, array $b ): int {
		$aLength = $a['end'] - $a['first'];
		$bLength = $b['end'] - $b['first'];
		return ( $bLength > 1 ) <=> ( $aLength > 1 )
			?: ( $aLength > 1 ? $a['first'] <=> $b['first'] ?: $bLength <=> $aLength : 0 )
			?: $a['start'] <=> $b['start'];
	}

	/**
	 * @param int $firstDay Day number of the first day of the week
	 * @param array<int|string,array{first:int,end:int,start:int}> $spans In the order in which they choose
	 * @param int $lanes
	 */
	private static function placeWeek( int $firstDay, array $spans, int $lanes ): array {
		$days = array_fill( 0, 7, [ 'slots' => [], 'more' => 0 ] );
		foreach ( $spans as $id => $span ) {
			$from = max( $span['first'] - $firstDay, 0 );
			$to = min( $span['end'] - $firstDay, 7 );
			$lane = self::freeLane( $days, $from, $to, $lanes );
			for ( $day = $from; $day < $to; $day++ ) {
				if ( $lane === null ) {
					$days[$day]['more']++;
					continue;
				}
				$days[$day]['slots'][$lane] = [
					'id' => $id,
					'lane' => $lane,
					'isStart' => $span['first'] === $firstDay + $day,
					'isEnd' => $span['end'] === $firstDay + $day + 1,
				];
			}
		}
		foreach ( $days as &$day ) {
			ksort( $day['slots'] );
			$day['slots'] = array_values( $day['slots'] );
		}
		return $days;
	}

	/**
	 * @return int|null The lowest lane that is free on [$from, $to), null when there is none
	 */
	private static function freeLane( array $days, int $from, int $to, int $lanes ): ?int {
		for ( $lane = 1; $lane <= $lanes; $lane++ ) {
			for ( $day = $from; $day < $to; $day++ ) {
				if ( isset( $days[$day]['slots'][$lane] ) ) {
					continue 2;
				}
			}
			return $lane;
		}
		return null;
	}
}
