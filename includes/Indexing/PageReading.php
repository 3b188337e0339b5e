<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;

/**
 * What there is to say of an event page.
 */
final class PageReading {
	/**
	 * @param EventPage|null $page At the revision that is shown; null together with the event
	 * @param Event|null $event
	 * @param WaitingPage|null $waiting What somebody has to review
	 */
	public function __construct(
		public readonly ?EventPage $page = null,
		public readonly ?Event $event = null,
		public readonly ?WaitingPage $waiting = null
	) {
	}
}
