<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

/**
 * Chance that can be had again: the same seed, target and number give the same throws, whatever was thrown before.
 */
final class Dice {
	public function __construct( int $seed, string $target, int $number ) {
		mt_srand( crc32( "$seed/$target/$number" ) );
	}

	/** @return int From $least to $most, both included */
	public function int( int $least, int $most ): int {
		return mt_rand( $least, $most );
	}

	public function percent( int $chance ): bool {
		return mt_rand( 1, 100 ) <= $chance;
	}

	/**
	 * @template T
	 * @param array<T> $from Not empty
	 * @return T
	 */
	public function of( array $from ): mixed {
		$from = array_values( $from );
		return $from[mt_rand( 0, count( $from ) - 1 )];
	}

	/**
	 * @template T
	 * @param array<T> $from
	 * @return T[] Some of them, in their order
	 */
	public function some( array $from, int $most ): array {
		$count = min( count( $from ), mt_rand( 0, $most ) );
		$chosen = [];
		while ( count( $chosen ) < $count ) {
			$chosen[mt_rand( 0, count( $from ) - 1 )] = true;
		}
		return array_values( array_intersect_key( array_values( $from ), $chosen ) );
	}
}
