<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use DateTimeZone;

/**
 * A zone as a `VTIMEZONE` (RFC 5545 §3.6.5), with the changes of its clocks as they really are over a span of time.
 */
final class ZoneDefinition {
	/** 0000-01-01, before any change of any clock */
	private const BEGINNING = -62167219200;

	private const UTC_NAMES = [
		'UTC', 'UCT', 'Universal', 'Zulu', 'Etc/UTC', 'Etc/UCT', 'Etc/Universal', 'Etc/Zulu',
		'GMT', 'GMT0', 'GMT+0', 'GMT-0', 'Greenwich', 'Etc/GMT', 'Etc/GMT0', 'Etc/GMT+0', 'Etc/GMT-0', 'Etc/Greenwich',
	];

	/**
	 * @param string $name IANA name
	 * @return bool Whether times are written with `Z`, and need no definition
	 */
	public static function isUtc( string $name ): bool {
		return in_array( $name, self::UTC_NAMES, true );
	}

	/**
	 * @param string $name IANA name
	 * @param int $from Unix time of the first instant that must be right
	 * @param int $to Unix time of the last
	 */
	public static function make( string $name, int $from, int $to ): Component {
		$changes = ( new DateTimeZone( $name ) )->getTransitions( self::BEGINNING, $to );
		// The last change up to $from says which offset is in force there.
		$first = count( $changes ) - 1;
		while ( $first > 0 && $changes[$first]['ts'] > $from ) {
			$first--;
		}
		$observances = [];
		foreach ( array_slice( $changes, $first, null, true ) as $i => $change ) {
			$before = $changes[$i - 1] ?? $change;
			$key = implode( '|', [ $before['offset'], $change['offset'], $change['abbr'], (int)$change['isdst'] ] );
			// On the clock as it was before the change.
			$observances[$key][] = $i === 0
				? '19700101T000000'
				: gmdate( 'Ymd\THis', $change['ts'] + $before['offset'] );
		}
		$zone = ( new Component( 'VTIMEZONE' ) )->addProperty( 'TZID', $name );
		foreach ( $observances as $key => $onsets ) {
			[ $offsetFrom, $offsetTo, $abbreviation, $isSummer ] = explode( '|', $key );
			$zone->addComponent( self::observance(
				$isSummer ? 'DAYLIGHT' : 'STANDARD', $onsets, (int)$offsetFrom, (int)$offsetTo, $abbreviation
			) );
		}
		return $zone;
	}

	/**
	 * @param string $kind
	 * @param string[] $onsets Ascending
	 * @param int $offsetFrom
	 * @param int $offsetTo
	 * @param string $abbreviation
	 */
	private static function observance(
		string $kind, array $onsets, int $offsetFrom, int $offsetTo, string $abbreviation
	): Component {
		$observance = ( new Component( $kind ) )
			->addProperty( 'DTSTART', $onsets[0] )
			->addProperty( 'TZOFFSETFROM', self::offset( $offsetFrom ) )
			->addProperty( 'TZOFFSETTO', self::offset( $offsetTo ) )
			->addProperty( 'TZNAME', $abbreviation );
		// A line for each, the first among them: ical.js, on which calendars of others are built, reads of each line the first
		// date alone, and passes over DTSTART where there are such lines.
		foreach ( count( $onsets ) > 1 ? $onsets : [] as $onset ) {
			$observance->addProperty( 'RDATE', $onset );
		}
		return $observance;
	}

	/**
	 * @param int $seconds East of UTC
	 * @return string RFC 5545 §3.3.14
	 */
	private static function offset( int $seconds ): string {
		return ( $seconds < 0 ? '-' : '+' ) . gmdate( $seconds % 60 === 0 ? 'Hi' : 'His', abs( $seconds ) );
	}
}
