<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Reads iCalendar (RFC 5545) as Google, Outlook, Apple, Nextcloud, Indico, Meetup and this extension write it. What becomes
 * what, and what is refused, is in docs/adr/0009-reading-icalendar.md.
 */
final class IcalendarReader implements EventFileReader {
	public function __construct(
		private readonly EventImport $import,
		private readonly ZoneGuess $guess
	) {
	}

	/** @inheritDoc */
	public function read( string $text, ImportDefaults $defaults ): FileReading {
		if ( strlen( $text ) > self::MAX_BYTES ) {
			return new FileReading( new ImportProblem( 'too-large', '', [ (string)self::MAX_BYTES ] ) );
		}
		try {
			$calendars = IcalendarSplitter::split( AnyFormatReader::withoutMark( $text ) );
		} catch ( UnusableSource $e ) {
			return new FileReading( $e->at( '' ) );
		}
		$events = $skipped = $warnings = $others = [];
		$guesses = new ZoneGuesses( $this->guess );
		foreach ( $calendars as $calendar ) {
			$zones = new SourceZones( $calendar, $defaults->timeZone, $guesses );
			foreach ( self::grouped( $calendar->events ) as $group ) {
				try {
					$event = $this->event( $group, $zones, $defaults, $calendar->method === 'CANCEL' );
					$key = $event->uid === null ? "line {$group[0]->line}" : "uid $event->uid";
					$known = $events[$key] ?? null;
					if ( $known ) {
						// In two calendars one after the other
						$warnings[] = new ImportProblem( 'duplicate-uid', ImportProblem::placeOf( $event->uid, 0 ) );
					}
					$events[$key] = $known && $known->sequence > $event->sequence ? $known : $event;
				} catch ( UnusableSource $e ) {
					$skipped[] = $e->at( ImportProblem::placeOf( $group[0]->roughUid(), $group[0]->line ) );
				}
			}
			foreach ( $calendar->others as $name => $count ) {
				$others[$name] = ( $others[$name] ?? 0 ) + $count;
			}
		}
		foreach ( $others as $name => $count ) {
			$warnings[] = new ImportProblem( 'component-skipped', '', [ (string)$name, (string)$count ] );
		}
		return new FileReading( null, array_values( $events ), $skipped, $warnings );
	}

	/**
	 * @param RawComponent[] $components
	 * @return RawComponent[][] Those of one UID together; each of those without one alone
	 */
	private static function grouped( array $components ): array {
		$groups = [];
		foreach ( $components as $component ) {
			$uid = $component->roughUid();
			$groups[$uid === null ? "\n$component->line" : $uid][] = $component;
		}
		return array_values( $groups );
	}

	/**
	 * @param RawComponent[] $group
	 * @param SourceZones $zones
	 * @param ImportDefaults $defaults
	 * @param bool $isCancelled
	 * @throws UnusableSource
	 */
	private function event( array $group, SourceZones $zones, ImportDefaults $defaults, bool $isCancelled ): ImportedEvent {
		$masters = $overrides = [];
		foreach ( $group as $component ) {
			$source = SourceEventParser::parse( $component );
			if ( $source->first( 'RECURRENCE-ID' ) ) {
				$overrides[] = $source;
			} else {
				$masters[] = $source;
			}
		}
		return $this->import->make( $masters, $overrides, $zones, $defaults, $isCancelled );
	}
}
