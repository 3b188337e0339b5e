<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use stdClass;

/**
 * A page that shows a valid event to everybody, with all that it says.
 */
final class ExportedEvent {
	/**
	 * @param EventPage $page
	 * @param Event $event
	 * @param stdClass $data The page's JSON as it stands there
	 */
	public function __construct(
		public readonly EventPage $page,
		public readonly Event $event,
		public readonly stdClass $data
	) {
	}
}
