<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;
use MediaWiki\Revision\RevisionRecord;

/**
 * What a reviewer has to know of a page that waits.
 */
final class QueueEntry {
	/**
	 * @param WaitingPage $waiting
	 * @param RevisionRecord $newest
	 * @param RevisionRecord $first Whose author proposed it
	 * @param Event|null $event As the newest revision has it; null if it is none
	 * @param OccurrenceTimes|null $next Its running or next date; null if there is none to come
	 * @param string[] $changes Since what the calendar shows, in sentences, as plain text; none for a proposal
	 */
	public function __construct(
		public readonly WaitingPage $waiting,
		public readonly RevisionRecord $newest,
		public readonly RevisionRecord $first,
		public readonly ?Event $event,
		public readonly ?OccurrenceTimes $next,
		public readonly array $changes
	) {
	}
}
