<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

/**
 * Milliseconds that one work took in many rounds.
 */
final class Timing {
	public readonly float $median;
	private readonly float $lower;
	private readonly float $upper;

	/** @param non-empty-array<float> $times */
	public function __construct( array $times ) {
		sort( $times );
		[ $this->lower, $this->median, $this->upper ] = array_map(
			static fn ( float $share ) => self::quantile( $times, $share ), [ 0.25, 0.5, 0.75 ]
		);
	}

	/** @return string The median, and the quartiles that tell how noisy the machine was */
	public function __toString(): string {
		return sprintf( '%.1f (%.1f–%.1f)', $this->median, $this->lower, $this->upper );
	}

	/**
	 * @param float[] $sorted
	 * @param float $share
	 */
	private static function quantile( array $sorted, float $share ): float {
		$place = $share * ( count( $sorted ) - 1 );
		return ( $sorted[(int)floor( $place )] + $sorted[(int)ceil( $place )] ) / 2;
	}
}
