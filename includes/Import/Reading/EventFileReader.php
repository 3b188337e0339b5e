<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Reads a file of events as it came from elsewhere. Never fails, whatever the text is; writes nothing.
 */
interface EventFileReader {
	public function read( string $text, ImportDefaults $defaults ): FileReading;
}
