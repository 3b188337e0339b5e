<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Lays out whole days over a grid of hours. What overlaps, be it through others, is a cluster; in a cluster each takes
 * the lowest lane that is free: the earlier first, then the longer. What only touches does not overlap.
 *
 *              Mon       Tue
 *     dates    [A A A A A A A>     24 hours and more, or all-day
 *     10:00    [B][C]    [F..]     B, C and D are a cluster of two lanes: D overlaps B alone and takes C's again
 *     11:00    [B][D]
 *     12:00    [E...]              touches B, a cluster by itself
 *     23:00    [G...]    [.G.]     over midnight: a box on each day, the second from 00:00
 *     24:00    [H...]              begins at 23:50: moved up to have its height
 *
 * A box is `array{placed:PlacedOccurrence,from:int,to:int,lane:int,lanes:int,span:int}`. `from` and `to`, half-open, are
 * minutes of its day; in the row of dates days, counted from the first shown. Lanes are counted from 0, `lanes` is how
 * many its cluster has, `span` how many it may cover: its own and the free ones after it.
 */
final class TimeGridLayout {
	private const DAY = 1440;

	/** Minutes that the text of a slot takes; lanes are given out for them too */
	private const SHORTEST = 45;

	/** Minutes that two lines of it take */
	private const TWO_LINES = 60;

	/**
	 * @param int $first Day number
	 * @param int $days
	 * @param PlacedOccurrence[] $occurrences Those equal in their times keep their order
	 * @return array{dates:list<list<array>>,lanes:int,hours:list<list<array>>} Boxes per day: in `dates` what is all-day
	 *  or lasts 24 hours and more, the same on each of its days, on as many lanes as `lanes` says; in `hours` the day's part
	 *  of everything else, by time
	 */
	public static function place( int $first, int $days, array $occurrences ): array {
		$long = [];
		$short = array_fill( 0, $days, [] );
		foreach ( $occurrences as $placed ) {
			$from = max( $placed->first - $first, 0 );
			$to = min( $placed->end - $first, $days );
			if ( $from < $to && $placed->wallEnd - $placed->wallStart >= WallTime::DAY ) {
				$long[] = [ 'placed' => $placed, 'from' => $from, 'to' => $to ];
				continue;
			}
			for ( $day = $from; $day < $to; $day++ ) {
				$short[$day][] = self::onDay( $placed, $first + $day );
			}
		}
		$bars = self::giveLanes( $long );
		return [
			'dates' => array_map( static fn ( int $day ) => array_values( array_filter(
				$bars, static fn ( array $bar ) => $bar['from'] <= $day && $bar['to'] > $day
			) ), array_keys( $short ) ),
			'lanes' => max( 0, 0, ...array_column( $bars, 'lanes' ) ),
			'hours' => array_map( self::giveLanes( ... ), $short ),
		];
	}

	/**
	 * @param array{from:int,to:int} $box In the hours
	 * @return bool Whether it has one line only
	 */
	public static function isLow( array $box ): bool {
		return $box['to'] - $box['from'] < self::TWO_LINES;
	}

	/**
	 * @param array{from:int,to:int,lanes:int,span:int} $box In the hours
	 * @param int $days
	 * @return bool Whether it has no room for more than when it begins and some words of its title: it is low, or beside
	 *  others in a week
	 */
	public static function isTight( array $box, int $days ): bool {
		return self::isLow( $box ) || ( $days > 1 && $box['span'] < $box['lanes'] );
	}

	/**
	 * The end is before the start where clocks went back between the two: it is as high as the shortest then.
	 */
	private static function onDay( PlacedOccurrence $placed, int $day ): array {
		$minute = static fn ( int $wall ) => (int)floor( ( $wall - $day * WallTime::DAY ) / 60 );
		$from = min( max( $minute( $placed->wallStart ), 0 ), self::DAY - self::SHORTEST );
		$to = max( min( $minute( $placed->wallEnd ), self::DAY ), $from + self::SHORTEST );
		return [ 'placed' => $placed, 'from' => $from, 'to' => $to ];
	}

	/**
	 * @param array{placed:PlacedOccurrence,from:int,to:int}[] $spans
	 */
	private static function giveLanes( array $spans ): array {
		usort( $spans, static fn ( array $a, array $b ) => $a['from'] <=> $b['from']
			?: $b['to'] <=> $a['to']
			?: $a['placed']->wallStart <=> $b['placed']->wallStart );
		$cluster = -1;
		// Per cluster, when each of its lanes becomes free.
		$free = [];
		foreach ( $spans as &$span ) {
			if ( $cluster < 0 || max( $free[$cluster] ) <= $span['from'] ) {
				$free[++$cluster] = [];
			}
			$lane = 0;
			while ( ( $free[$cluster][$lane] ?? 0 ) > $span['from'] ) {
				$lane++;
			}
			$free[$cluster][$lane] = $span['to'];
			$span += [ 'lane' => $lane, 'cluster' => $cluster ];
		}
		unset( $span );
		return array_map( static function ( array $span ) use ( $spans, $free ): array {
			$lanes = count( $free[$span['cluster']] );
			$next = $lanes;
			foreach ( $spans as $other ) {
				if ( $other['lane'] > $span['lane'] && $other['from'] < $span['to'] && $other['to'] > $span['from'] ) {
					$next = min( $next, $other['lane'] );
				}
			}
			unset( $span['cluster'] );
			return $span + [ 'lanes' => $lanes, 'span' => $next - $span['lane'] ];
		}, $spans );
	}
}
