<?php

/**
 * Names of the special pages.
 */
$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'EventCalendar' => [ 'EventCalendar', 'Event_calendar' ],
	'EventFollowUp' => [ 'EventFollowUp', 'Event_follow-up' ],
	'EventPromotion' => [ 'EventPromotion', 'Event_promotion' ],
	'ImportEvents' => [ 'ImportEvents', 'Import_events' ],
	'ScheduleEvent' => [ 'ScheduleEvent', 'Schedule_event' ],
];
