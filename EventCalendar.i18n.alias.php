<?php

/**
 * Names of the special pages.
 */
$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'EventCalendar' => [ 'EventCalendar', 'Event_calendar' ],
	'ImportEvents' => [ 'ImportEvents', 'Import_events' ],
];
