<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Content\EventValidator;
use MediaWiki\Extension\EventCalendar\Content\InvalidJson;
use MediaWiki\Extension\EventCalendar\Content\JsonText;
use stdClass;

/**
 * Reads what an export of this extension wrote: one JSON object a line, `{"page": …, "uid": …, "event": {…}}`, with `page`
 * and `uid` optional. Nothing is lost or guessed on the way, so it speaks for the whole page.
 */
final class JsonLinesReader implements EventFileReader {
	private const KEYS = [ 'page', 'uid', 'event' ];

	public function __construct( private readonly EventCheck $check ) {
	}

	/** @inheritDoc */
	public function read( string $text, ImportDefaults $defaults ): FileReading {
		if ( strlen( $text ) > self::MAX_BYTES ) {
			return new FileReading( new ImportProblem( 'too-large', '', [ (string)self::MAX_BYTES ] ) );
		}
		$events = $skipped = $warnings = [];
		$number = $count = 0;
		foreach ( explode( "\n", AnyFormatReader::withoutMark( $text ) ) as $line ) {
			$number++;
			if ( trim( $line ) === '' ) {
				continue;
			}
			if ( ++$count > self::MAX_EVENTS ) {
				return new FileReading( new ImportProblem( 'too-many-events', '', [ (string)self::MAX_EVENTS ] ) );
			}
			try {
				$event = $this->event( $line );
			} catch ( UnusableSource $e ) {
				$skipped[] = $e->at( "line $number" );
				continue;
			}
			if ( $event->uid !== null && isset( $events["uid $event->uid"] ) ) {
				$warnings[] = new ImportProblem( 'duplicate-uid', $event->uid );
			}
			// The last one holds, as it would if each line were imported by itself.
			$events[$event->uid === null ? "line $number" : "uid $event->uid"] = $event;
		}
		return new FileReading( null, array_values( $events ), $skipped, $warnings );
	}

	/**
	 * @throws UnusableSource
	 */
	private function event( string $line ): ImportedEvent {
		try {
			$entry = JsonText::decode( $line );
		} catch ( InvalidJson $e ) {
			throw new UnusableSource( 'json-invalid', $e->problems[0]->code, '', ...array_map( 'strval', $e->problems[0]->params ) );
		}
		if ( !( $entry instanceof stdClass ) || !isset( $entry->event ) || !( $entry->event instanceof stdClass ) ) {
			throw new UnusableSource( 'json-without-event' );
		}
		$unknown = array_diff( array_map( 'strval', array_keys( (array)$entry ) ), self::KEYS );
		if ( $unknown ) {
			throw new UnusableSource( 'json-unknown-key', mb_substr( (string)reset( $unknown ), 0, 100 ), implode( ', ', self::KEYS ) );
		}
		$page = self::optionalText( $entry, 'page' );
		$uid = self::optionalText( $entry, 'uid' ) ?? self::optionalText( $entry->event, 'uid' );
		unset( $entry->event->uid );
		$event = self::withoutEmpty( EventValidator::toArray( $entry->event ) );
		$this->check->check( $event, $uid );
		return new ImportedEvent( $uid, $event, $page, 0, [], array_map( 'strval', array_keys( $event ) ), true );
	}

	private static function optionalText( stdClass $entry, string $key ): ?string {
		$value = $entry->$key ?? null;
		if ( $value !== null && ( !is_string( $value ) || $value === '' ) ) {
			throw new UnusableSource( 'json-not-text', $key );
		}
		return $value;
	}

	/**
	 * As arrays, an object without entries and a list without them cannot be told apart; neither says anything.
	 *
	 * @param array<array-key,mixed> $data
	 * @return array<array-key,mixed>
	 */
	private static function withoutEmpty( array $data ): array {
		$kept = [];
		foreach ( $data as $key => $value ) {
			$value = is_array( $value ) ? self::withoutEmpty( $value ) : $value;
			if ( $value !== [] || array_is_list( $data ) ) {
				$kept[$key] = $value;
			}
		}
		return $kept;
	}
}
