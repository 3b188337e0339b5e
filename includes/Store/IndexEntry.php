<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;

/**
 * What the index ought to say of a page.
 */
final class IndexEntry {
	/**
	 * @param EventPage $page
	 * @param Event $event
	 * @param OccurrenceTimes[] $occurrences All of them up to the horizon
	 * @param int|null $horizon Unix time up to which $occurrences reaches; null when there are no later ones
	 */
	public function __construct(
		public readonly EventPage $page,
		public readonly Event $event,
		public readonly array $occurrences,
		public readonly ?int $horizon
	) {
	}
}
