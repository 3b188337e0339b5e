<?php

/**
 * Names of the special pages.
 */
$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'EventCalendar' => [ 'EventCalendar', 'Event_calendar' ],
	'EventDigest' => [ 'EventDigest', 'Event_digest' ],
	'EventFollowUp' => [ 'EventFollowUp', 'Event_follow-up' ],
	'EventImpact' => [ 'EventImpact', 'Event_impact' ],
	'EventInterests' => [ 'EventInterests', 'Event_interests' ],
	'EventLink' => [ 'EventLink', 'Event_link' ],
	'EventPromotion' => [ 'EventPromotion', 'Event_promotion' ],
	'ImportEvents' => [ 'ImportEvents', 'Import_events' ],
	'ScheduleEvent' => [ 'ScheduleEvent', 'Schedule_event' ],
];
