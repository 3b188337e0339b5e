<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Reads a file of events as it came from elsewhere. Never fails, whatever the text is; writes nothing.
 */
interface EventFileReader {
	/** Size of a file in bytes; 5,000 events with descriptions are a quarter of it */
	public const MAX_BYTES = 10 * 1024 * 1024;

	/** Events in one file: `VEVENT`s or lines of JSON */
	public const MAX_EVENTS = 5000;

	public function read( string $text, ImportDefaults $defaults ): FileReading;
}
