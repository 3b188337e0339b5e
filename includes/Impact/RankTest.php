<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * How often chance alone makes two groups of numbers differ as much as they do: the Wilcoxon rank-sum test (H. B. Mann and
 * D. R. Whitney 1947), two-sided, on mid-ranks. It asks only which numbers are larger, so it bears outliers.
 */
final class RankTest {
	/** Up to this many numbers, all ways to deal them out are counted; beyond it the normal distribution is near enough */
	private const EXACT = 40;

	/**
	 * @param int[] $a Not empty
	 * @param int[] $b Not empty
	 * @return float 0 to 1; 1 when there is no difference
	 */
	public static function chance( array $a, array $b ): float {
		[ $ranks, $sum ] = self::doubledRanks( array_values( $a ), array_values( $b ) );
		return count( $ranks ) <= self::EXACT
			? self::exact( $ranks, count( $a ), $sum )
			: self::normal( $ranks, count( $a ), $sum );
	}

	/**
	 * @param int[] $a
	 * @param int[] $b
	 * @return array{int[],int} Twice the rank of each number, so that those of equal ones are whole; sum of those of $a
	 */
	private static function doubledRanks( array $a, array $b ): array {
		$numbers = [ ...$a, ...$b ];
		asort( $numbers );
		$order = array_keys( $numbers );
		$ranks = [];
		$n = count( $order );
		for ( $i = 0; $i < $n; $i = $end ) {
			$end = $i + 1;
			while ( $end < $n && $numbers[$order[$end]] === $numbers[$order[$i]] ) {
				$end++;
			}
			for ( $j = $i; $j < $end; $j++ ) {
				// Ranks $i + 1 to $end share their mean.
				$ranks[$order[$j]] = $i + 1 + $end;
			}
		}
		ksort( $ranks );
		return [ $ranks, array_sum( array_slice( $ranks, 0, count( $a ) ) ) ];
	}

	/**
	 * @param int[] $ranks
	 * @param int $size Of the first group
	 * @param int $sum Of its ranks
	 */
	private static function exact( array $ranks, int $size, int $sum ): float {
		// How many ways there are to take so many ranks with such a sum
		$ways = array_fill( 0, $size + 1, [] );
		$ways[0][0] = 1;
		foreach ( $ranks as $rank ) {
			for ( $taken = $size; $taken > 0; $taken-- ) {
				foreach ( $ways[$taken - 1] as $before => $number ) {
					$ways[$taken][$before + $rank] = ( $ways[$taken][$before + $rank] ?? 0 ) + $number;
				}
			}
		}
		$expected = array_sum( $ranks ) * $size / count( $ranks );
		$asFar = 0;
		foreach ( $ways[$size] as $other => $number ) {
			// The margin is for rounding; sums are at least 1/40 apart in their distances.
			$asFar += abs( $other - $expected ) >= abs( $sum - $expected ) - 1e-6 ? $number : 0;
		}
		return $asFar / array_sum( $ways[$size] );
	}

	/**
	 * @param int[] $ranks
	 * @param int $size
	 * @param int $sum
	 */
	private static function normal( array $ranks, int $size, int $sum ): float {
		$n = count( $ranks );
		$mean = array_sum( $ranks ) / $n;
		$squares = 0.0;
		foreach ( $ranks as $rank ) {
			$squares += ( $rank - $mean ) ** 2;
		}
		// Of a sum of ranks drawn without putting back; equal numbers are in the ranks already.
		$variance = $size * ( $n - $size ) / ( $n * ( $n - 1 ) ) * $squares;
		// Corrected for continuity by half a step, which is one in doubled ranks
		$distance = max( 0, abs( $sum - $mean * $size ) - 1 );
		return $variance > 0 ? self::tails( $distance / sqrt( $variance ) ) : 1.0;
	}

	/** Both tails of the normal distribution: a Chebyshev fit (Numerical Recipes, 2nd ed., §6.2), wrong by less than 1.2e-7 */
	private static function tails( float $z ): float {
		$x = $z / M_SQRT2;
		$t = 1 / ( 1 + $x / 2 );
		$sum = 0.0;
		foreach ( [
			0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223
		] as $coefficient ) {
			$sum = $sum * $t + $coefficient;
		}
		return min( 1.0, $t * exp( -$x * $x + $sum ) );
	}
}
