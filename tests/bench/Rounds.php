<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

/**
 * Works that take turns, forwards and backwards, so that the machine's moods fall on all alike.
 */
final class Rounds {
	private const WARM_UP = 4;

	/**
	 * @param array<string,callable(int):mixed> $works Get the number of the round, from 0; negative while warming up
	 * @param int $count
	 * @return array<string,Timing>
	 */
	public static function measure( array $works, int $count ): array {
		$times = [];
		for ( $round = -self::WARM_UP; $round < $count; $round++ ) {
			foreach ( $round % 2 ? array_reverse( $works, true ) : $works as $name => $work ) {
				$begin = hrtime( true );
				$work( $round );
				$time = ( hrtime( true ) - $begin ) / 1e6;
				if ( $round >= 0 ) {
					$times[$name][] = $time;
				}
			}
		}
		return array_map( static fn ( array $values ) => new Timing( $values ), array_replace( $works, $times ) );
	}
}
