<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

/**
 * The change tag of each edit that an import makes: by it they are found, undone, and known to the next import.
 */
final class ImportTag {
	public const NAME = 'eventcalendar-import';
}
