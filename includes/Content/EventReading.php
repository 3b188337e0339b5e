<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Extension\EventCalendar\Model\Event;

/**
 * What a page's text says: an event, or what is wrong with it.
 */
final class EventReading {
	/**
	 * @param Event|null $event Null when there are problems
	 * @param Problem[] $problems
	 */
	public function __construct(
		public readonly ?Event $event,
		public readonly array $problems
	) {
	}
}
