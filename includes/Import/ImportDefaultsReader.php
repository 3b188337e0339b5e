<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportDefaults;
use StatusValue;

/**
 * What somebody chose for the events of a file, the same for the special page and the API.
 */
final class ImportDefaultsReader {
	/** What events may be whose file says no more than that they take place */
	public const STATUSES = [ 'confirmed', 'proposed' ];

	/**
	 * @param SettingsLookup $settings
	 * @param EventReader $reader
	 * @param ProblemFormatter $formatter
	 * @param string $timeZone The wiki's
	 * @param string $language The wiki's
	 */
	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly EventReader $reader,
		private readonly ProblemFormatter $formatter,
		private readonly string $timeZone,
		private readonly string $language
	) {
	}

	/** @return string[] */
	public function types(): array {
		return array_map( 'strval', array_keys( $this->settings->get()->types ) );
	}

	public function defaultType(): string {
		$types = $this->types();
		return in_array( 'other', $types, true ) ? 'other' : $types[0];
	}

	public function defaultTimeZone(): string {
		return $this->timeZone;
	}

	/**
	 * @param string $type
	 * @param string[] $topics
	 * @param string[] $audience
	 * @param string[] $languages
	 * @param string $timeZone Empty: the wiki's
	 * @param string $status One of STATUSES
	 * @return StatusValue Its value: ImportDefaults. Otherwise all that is wrong, as when an event is saved
	 */
	public function read(
		string $type, array $topics, array $audience, array $languages, string $timeZone, string $status
	): StatusValue {
		$timeZone = $timeZone === '' ? $this->timeZone : $timeZone;
		$lists = array_map( self::cleaned( ... ), [ 'topics' => $topics, 'audience' => $audience, 'languages' => $languages ] );
		// An event that has them has the same to say about them.
		$problems = $this->reader->read( json_encode( array_filter( $lists ) + [
			'title' => 'x', 'type' => $type, 'start' => '2026-01-01T12:00', 'duration' => 'PT1H', 'timeZone' => $timeZone
		], JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR ) )->problems;
		if ( $problems === [] && !in_array( $type, $this->types(), true ) ) {
			$problems[] = new Problem( 'type-unknown', '/type', [ $type, implode( ', ', $this->types() ) ] );
		}
		return $problems === []
			? StatusValue::newGood( new ImportDefaults(
				$type, $lists['topics'], $lists['audience'], $lists['languages'], $timeZone, $this->language, $status
			) )
			: $this->formatter->status( 'eventcalendar-import-invalid-choices', $problems );
	}

	/**
	 * @param string[] $values
	 * @return string[]
	 */
	private static function cleaned( array $values ): array {
		return array_values( array_unique( array_filter( array_map( 'trim', $values ), static fn ( $value ) => $value !== '' ) ) );
	}
}
