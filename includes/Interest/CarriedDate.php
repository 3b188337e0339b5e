<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

/**
 * What the ledgers call an occurrence on the page that a series goes on at. It is the same date; only on the day on which the
 * series was split, those that stay no longer count:
 *
 *     before      …  9th   9th#2  9th#3  16th …
 *     the source  …  9th ┊
 *     goes on at         ┊ 9th    9th#2  16th …
 */
final class CarriedDate {
	/**
	 * @param string $date As DeliveryDate has it; what a ledger has put behind it stays there
	 * @param string $day The first day of which something goes on
	 * @param int $kept How many occurrences of that day stay
	 * @return string|null Null for what stays
	 */
	public static function of( string $date, string $day, int $kept ): ?string {
		if ( !preg_match( '/^(\d{4}-\d\d-\d\d)(?:#(\d+))?(.*)$/Ds', $date, $parts ) || $parts[1] < $day ) {
			return null;
		}
		$ordinal = (int)( $parts[2] ?: 1 ) - ( $parts[1] === $day ? $kept : 0 );
		return $ordinal < 1 ? null : $parts[1] . ( $ordinal > 1 ? "#$ordinal" : '' ) . $parts[3];
	}

	/**
	 * @param array<string,OccurrenceState> $states By date
	 * @param string $date
	 * @return int How many of them are of the same day
	 */
	public static function count( array $states, string $date ): int {
		$day = substr( $date, 0, 10 );
		return count( array_filter( array_keys( $states ), static fn ( $other ) => str_starts_with( (string)$other, $day ) ) );
	}
}
