<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use DateTimeZone;
use IntlTimeZone;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * What programs call time zones, to IANA's names. Strict: a name that is not known is not guessed at.
 */
final class ZoneNames {
	private const MAX_LENGTH = 128;

	/**
	 * @return array{string,bool}|null IANA name, and whether it is another name of the same; null when there is none
	 */
	public static function find( string $name ): ?array {
		if ( $name === '' || strlen( $name ) > self::MAX_LENGTH ) {
			return null;
		}
		if ( preg_match( '/^(?:Z|UTC|GMT|Etc\/UTC|Etc\/GMT)$/Di', $name ) ) {
			return [ 'UTC', false ];
		}
		$iana = self::iana( $name ) ?? self::withoutPath( $name );
		if ( $iana !== null ) {
			return [ $iana, false ];
		}
		$iana = self::ofWindows( $name );
		return $iana === null ? null : [ $iana, true ];
	}

	public static function iana( string $name ): ?string {
		if ( ZoneResolver::exists( $name ) ) {
			return $name;
		}
		static $bySmall = null;
		$bySmall ??= array_column( array_map(
			static fn ( string $zone ) => [ strtolower( $zone ), $zone ],
			DateTimeZone::listIdentifiers( DateTimeZone::ALL_WITH_BC )
		), 1, 0 );
		$zone = $bySmall[strtolower( $name )] ?? null;
		return $zone !== null && ZoneResolver::exists( $zone ) ? $zone : null;
	}

	/**
	 * The prefix that RFC 5545 §3.2.19 calls globally unique: `/freeassociation.sourceforge.net/Europe/Berlin`.
	 */
	private static function withoutPath( string $name ): ?string {
		if ( $name[0] !== '/' ) {
			return null;
		}
		$parts = explode( '/', substr( $name, 1 ) );
		for ( $count = min( 3, count( $parts ) - 1 ); $count > 0; $count-- ) {
			$zone = self::iana( implode( '/', array_slice( $parts, -$count ) ) );
			if ( $zone !== null ) {
				return $zone;
			}
		}
		return null;
	}

	/**
	 * By CLDR's windowsZones.
	 */
	private static function ofWindows( string $name ): ?string {
		$zone = preg_match( '/^[\x20-\x7e]+$/D', $name ) ? IntlTimeZone::getIDForWindowsID( $name ) : false;
		// CLDR keeps the names that it had first; IANA's of today are what people know.
		$zone = [ 'Asia/Calcutta' => 'Asia/Kolkata', 'Asia/Katmandu' => 'Asia/Kathmandu', 'Asia/Rangoon' => 'Asia/Yangon',
			'Asia/Saigon' => 'Asia/Ho_Chi_Minh', 'America/Buenos_Aires' => 'America/Argentina/Buenos_Aires',
			'America/Indianapolis' => 'America/Indiana/Indianapolis', 'America/Godthab' => 'America/Nuuk',
			'Europe/Kiev' => 'Europe/Kyiv', 'Etc/UTC' => 'UTC' ][$zone ?: ''] ?? $zone;
		return $zone !== false && ZoneResolver::exists( $zone ) ? $zone : null;
	}

	/**
	 * Of zones whose clocks go alike, the one that CLDR names first for most of them.
	 *
	 * @param string[] $zones Not empty
	 */
	public static function best( array $zones ): string {
		$groups = [];
		// Stations keep the clocks of those who send them; nobody is there.
		foreach ( preg_grep( '~^(?:Antarctica|Arctic)/~', $zones, PREG_GREP_INVERT ) ?: $zones as $zone ) {
			$groups[IntlTimeZone::getWindowsID( $zone ) ?: ''][] = $zone;
		}
		$named = array_diff_key( $groups, [ '' => true ] );
		uasort( $named, static fn ( array $a, array $b ) => count( $b ) <=> count( $a ) );
		$best = $named ? self::ofWindows( (string)array_key_first( $named ) ) : null;
		return $best !== null && in_array( $best, $zones, true ) ? $best : ( reset( $named )[0] ?? $zones[0] );
	}
}
