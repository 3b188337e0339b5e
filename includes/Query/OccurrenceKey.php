<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Occurrence::sortKey() compared, and written as text: `20261103T180000Z|wiki|42|2026-11-03T19:00`.
 */
final class OccurrenceKey {
	/** Parts of the text */
	public const PARTS = 4;

	/**
	 * @param array{int,string,int,string} $a
	 * @param array{int,string,int,string} $b
	 */
	public static function compare( array $a, array $b ): int {
		// Not $a <=> $b: texts that look like numbers would be compared as such.
		return $a[0] <=> $b[0] ?: strcmp( $a[1], $b[1] ) ?: $a[2] <=> $b[2] ?: strcmp( $a[3], $b[3] );
	}

	/**
	 * @param Occurrence[] &$occurrences
	 */
	public static function sort( array &$occurrences ): void {
		usort( $occurrences, static fn ( Occurrence $a, Occurrence $b ) => self::compare( $a->sortKey(), $b->sortKey() ) );
	}

	/** @param array{int,string,int,string} $key */
	public static function toText( array $key ): string {
		return implode( '|', [ gmdate( 'Ymd\THis\Z', $key[0] ), ...array_slice( $key, 1 ) ] );
	}

	/**
	 * @param string[] $parts
	 * @return array{int,string,int,string}|null Null when toText() gives no such parts
	 */
	public static function fromParts( array $parts ): ?array {
		if (
			count( $parts ) !== self::PARTS
			|| !preg_match( '/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/D', $parts[0], $m )
			|| !preg_match( '/^(0|[1-9]\d{0,9})$/D', $parts[2] )
			|| ( $parts[3] !== '' && !WallTime::parse( $parts[3] ) )
		) {
			return null;
		}
		$key = [
			gmmktime( (int)$m[4], (int)$m[5], (int)$m[6], (int)$m[2], (int)$m[3], (int)$m[1] ),
			$parts[1],
			(int)$parts[2],
			$parts[3]
		];
		return self::toText( $key ) === implode( '|', $parts ) ? $key : null;
	}
}
