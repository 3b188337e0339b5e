<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Oracle;

use MediaWiki\Extension\EventCalendar\Feed\SabreGuard;
use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use Sabre\VObject\Document;
use Sabre\VObject\ParseException;
use Sabre\VObject\Reader;

/**
 * iCalendar as RFC 5545 §3.1 has it, with the properties that we write and no others.
 */
final class IcalendarOracle {
	private const LONGEST_LINE = 75;

	private const PROPERTIES = [
		'BEGIN', 'END', 'VERSION', 'PRODID', 'CALSCALE', 'METHOD', 'NAME', 'X-WR-CALNAME', 'REFRESH-INTERVAL', 'X-PUBLISHED-TTL',
			'SOURCE', 'URL', 'UID',
		'DTSTAMP', 'LAST-MODIFIED', 'SEQUENCE', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'SUMMARY',
			'DESCRIPTION',
		'LOCATION', 'STATUS', 'CATEGORIES', 'COLOR', 'CONFERENCE', 'TRANSP', 'ACTION', 'TRIGGER', 'TZID', 'TZOFFSETFROM', 'TZOFFSETTO',
			'TZNAME', 'TZURL'
	];

	/** name *( ";" param-name "=" param-value *( "," param-value ) ) ":" value */
	private const LINE = '/^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)'
		. '(?:,(?:"[^"\x00-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*))*)*):([^\x00-\x08\x0a-\x1f\x7f]*)$/';

	/**
	 * @param string $surface
	 * @param string $text
	 * @param string $token
	 * @param int|null $events How many there are; null: nobody knows
	 * @throws Finding
	 */
	public static function check( string $surface, string $text, string $token, ?int $events = null ): void {
		if ( preg_match( '/\r(?!\n)|(?<!\r)\n/', $text ) || !str_ends_with( $text, "\r\n" ) ) {
			throw new Finding( "$surface: line ends in iCalendar", $text );
		}
		foreach ( explode( "\r\n", $text ) as $line ) {
			if ( strlen( $line ) > self::LONGEST_LINE || !mb_check_encoding( $line, 'UTF-8' ) ) {
				throw new Finding( "$surface: folding of iCalendar", $line );
			}
		}
		$open = [];
		$counts = [ 'VEVENT' => 0, 'VALARM' => 0 ];
		foreach ( explode( "\r\n", rtrim( str_replace( "\r\n ", '', $text ), "\r\n" ) ) as $line ) {
			$isLine = preg_match( self::LINE, $line, $m ) && in_array( $m[1], self::PROPERTIES, true );
			if ( !$isLine || str_contains( strtolower( preg_replace( '/=("[^"]*"|[^;:,"]*)(,("[^"]*"|[^;:,"]*))*/', '=', $m[2] ) ),
				$token ) ) {
				throw new Finding( "$surface: property of the input in iCalendar", $line );
			}
			if ( $m[1] === 'BEGIN' ) {
				$open[] = $m[3];
				$counts[$m[3]] = ( $counts[$m[3]] ?? 0 ) + 1;
			} elseif ( $m[1] === 'END' && array_pop( $open ) !== $m[3] ) {
				throw new Finding( "$surface: components of iCalendar are mixed up", $text );
			}
		}
		$read = self::read( $surface, $text );
		$found = count( $read->select( 'VEVENT' ) );
		if ( $open !== [] || $found !== $counts['VEVENT'] || ( $events !== null && $found !== $events ) ) {
			throw new Finding( "$surface: number of events in iCalendar", "$found of " . ( $events ?? $counts['VEVENT'] ) . ": $text" );
		}
	}

	private static function read( string $surface, string $text ): Document {
		try {
			return SabreGuard::run( static fn () => Reader::read( $text ) );
		} catch ( ParseException $e ) {
			throw new Finding( "$surface: sabre/vobject cannot read it", "{$e->getMessage()}: $text" );
		}
	}
}
