<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;

/**
 * A series as the index holds it, with what its expansion beyond the horizon needs.
 */
final class IndexedEvent {
	/**
	 * @param EventPage $page
	 * @param Event $event
	 * @param int|null $horizon Unix time up to which all starts have rows; null when no later ones exist
	 */
	public function __construct(
		public readonly EventPage $page,
		public readonly Event $event,
		public readonly ?int $horizon
	) {
	}
}
