<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

/**
 * Draws rules from all of RFC 5545 §3.3.10's table, the same ones for the same seed.
 */
final class RandomRules {
	private const WEEKDAYS = [ 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU' ];

	public function __construct( int $seed ) {
		mt_srand( $seed );
	}

	/** @return string Allowed by the RFC; whether it ever happens is another matter */
	public function rule( int $start ): string {
		$frequency = $this->oneOf( [ 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY' ] );
		$parts = [ 'FREQ' => $frequency ];
		if ( $this->chance( 40 ) ) {
			$parts['INTERVAL'] = $this->chance( 80 ) ? mt_rand( 2, 5 ) : mt_rand( 6, 40 );
		}
		$parts += $this->dayParts( $frequency );
		if ( $this->chance( 15 ) ) {
			$parts['BYHOUR'] = $this->numbers( 0, 23, 4, false );
		}
		if ( $this->chance( 10 ) ) {
			$parts['BYMINUTE'] = $this->numbers( 0, 59, 3, false );
		}
		if ( $this->chance( 5 ) ) {
			$parts['BYSECOND'] = $this->numbers( 0, 59, 2, false );
		}
		if ( $this->chance( 30 ) && preg_grep( '/^BY/', array_keys( $parts ) ) ) {
			$parts['BYSETPOS'] = $this->numbers( 1, 6, 2, true );
		}
		if ( $this->chance( 40 ) ) {
			$parts['WKST'] = $this->oneOf( self::WEEKDAYS );
		}
		$parts += $this->end( $start );
		return implode( ';', array_map( static fn ( $k, $v ) => "$k=$v", array_keys( $parts ), $parts ) );
	}

	/** @return int Seconds as in WallTime: some quarter of an hour from 1996 to 2030, often near a change of the clocks */
	public function start(): int {
		$day = mt_rand( 9500, 22000 );
		$hour = $this->chance( 30 ) ? mt_rand( 0, 3 ) : mt_rand( 0, 23 );
		return $day * 86400 + $hour * 3600 + mt_rand( 0, 3 ) * 900;
	}

	/**
	 * @template T
	 * @param T[] $values
	 * @return T
	 */
	public function oneOf( array $values ) {
		return $values[mt_rand( 0, count( $values ) - 1 )];
	}

	public function chance( int $percent ): bool {
		return mt_rand( 1, 100 ) <= $percent;
	}

	private function dayParts( string $frequency ): array {
		$parts = [];
		if ( $this->chance( 25 ) ) {
			$parts['BYMONTH'] = $this->numbers( 1, 12, 4, false );
		}
		if ( $frequency === 'YEARLY' && $this->chance( 25 ) ) {
			$parts['BYWEEKNO'] = $this->chance( 40 )
				? $this->oneOf( [ '1', '52', '53', '-1', '-53', '-52,1', '1,53' ] )
				: $this->numbers( 1, 53, 4, true );
		}
		if ( $frequency === 'YEARLY' && $this->chance( 20 ) ) {
			$parts['BYYEARDAY'] = $this->numbers( 1, 366, 6, true );
		}
		if ( $frequency !== 'WEEKLY' && $this->chance( 25 ) ) {
			$parts['BYMONTHDAY'] = $this->numbers( 1, 31, 6, true );
		}
		if ( $this->chance( 45 ) ) {
			$ordinals = in_array( $frequency, [ 'MONTHLY', 'YEARLY' ] ) && !isset( $parts['BYWEEKNO'] );
			$highest = $frequency === 'MONTHLY' || isset( $parts['BYMONTH'] ) ? 5 : 53;
			$days = [];
			for ( $i = mt_rand( 1, 3 ); $i > 0; $i-- ) {
				$number = $ordinals && $this->chance( 60 ) ? $this->numbers( 1, $highest, 1, true ) : '';
				$days[] = $number . $this->oneOf( self::WEEKDAYS );
			}
			$parts['BYDAY'] = implode( ',', array_unique( $days ) );
		}
		return $parts;
	}

	private function end( int $start ): array {
		if ( $this->chance( 20 ) ) {
			return [ 'COUNT' => mt_rand( 1, 40 ) ];
		}
		if ( $this->chance( 25 ) ) {
			$form = $this->oneOf( [ 'Ymd', 'Ymd\THis', 'Ymd\THis\Z' ] );
			return [ 'UNTIL' => gmdate( $form, $start + mt_rand( 0, 1500 ) * 86400 + mt_rand( -8, 8 ) * 1800 ) ];
		}
		return [];
	}

	private function numbers( int $lowest, int $highest, int $most, bool $signed ): string {
		$numbers = [];
		for ( $i = mt_rand( 1, $most ); $i > 0; $i-- ) {
			$numbers[] = mt_rand( $lowest, $highest ) * ( $signed && $this->chance( 35 ) ? -1 : 1 );
		}
		return implode( ',', array_unique( $numbers ) );
	}
}
