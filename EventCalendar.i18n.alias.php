<?php

/**
 * Names of the special pages.
 */
$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'EventCalendar' => [ 'EventCalendar', 'Event_calendar' ],
	'EventPromotion' => [ 'EventPromotion', 'Event_promotion' ],
	'ImportEvents' => [ 'ImportEvents', 'Import_events' ],
];
