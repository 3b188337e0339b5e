<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

use DateTimeImmutable;
use DateTimeZone;
use Exception;
use MediaWiki\WikiMap\WikiMap;
use stdClass;
use ValueError;

/**
 * Reads the answer of `GET /campaignevents/v0/event_registration/{id}`: `name`, `status` (`open` or `closed`), `start_time` and
 * `end_time` (YYYYMMDDHHMMSS on the clocks of `timezone`, which is any name that PHP knows), `event_page`, `event_page_wiki`.
 */
class RegistrationReader {
	/** Bytes, as titles of pages have */
	private const TITLE_LENGTH = 255;

	/**
	 * @throws RegistrationSourceException
	 */
	public function read( RegistrationId $id, string $json ): Registration {
		$answer = json_decode( $json, false, 16 );
		if ( !$answer instanceof stdClass || ( $answer->id ?? null ) !== $id->id ) {
			throw new RegistrationSourceException( 'no registration of that id' );
		}
		$title = self::text( $answer, 'name' );
		$status = self::text( $answer, 'status' );
		if ( !in_array( $status, [ 'open', 'closed' ], true ) ) {
			throw new RegistrationSourceException( 'no status' );
		}
		$start = self::time( $answer, 'start_time' );
		$end = self::time( $answer, 'end_time' );
		if ( $end < $start ) {
			throw new RegistrationSourceException( 'an end before the start' );
		}
		return new Registration(
			mb_strcut( trim( preg_replace( '/\s+/u', ' ', $title ) ), 0, self::TITLE_LENGTH ),
			$status === 'open', $start, $end, self::page( $id, $answer )
		);
	}

	private static function text( stdClass $answer, string $field ): string {
		$text = $answer->$field ?? null;
		if ( !is_string( $text ) || trim( $text ) === '' ) {
			throw new RegistrationSourceException( "no $field" );
		}
		return $text;
	}

	private static function time( stdClass $answer, string $field ): int {
		try {
			$zone = new DateTimeZone( self::text( $answer, 'timezone' ) );
		} catch ( RegistrationSourceException $e ) {
			throw $e;
		} catch ( Exception | ValueError ) {
			throw new RegistrationSourceException( 'an unknown timezone' );
		}
		$text = self::text( $answer, $field );
		// PHP takes a text with a NUL for a mistake of ours.
		$time = str_contains( $text, "\0" ) ? false : DateTimeImmutable::createFromFormat( '!YmdHis', $text, $zone );
		// PHP counts on where there is no 32 December.
		if ( !$time || ( DateTimeImmutable::getLastErrors()['warning_count'] ?? 0 ) > 0 ) {
			throw new RegistrationSourceException( "no time in $field" );
		}
		return $time->getTimestamp();
	}

	/**
	 * The event's page may be on yet another wiki; where this one does not know that, the registering wiki leads there.
	 */
	private static function page( RegistrationId $id, stdClass $answer ): string {
		$page = $answer->event_page ?? null;
		$wiki = $answer->event_page_wiki ?? null;
		return ( is_string( $page ) && is_string( $wiki ) ? WikiMap::getWiki( $wiki )?->getCanonicalUrl( $page ) : null ) ?: $id->url();
	}
}
