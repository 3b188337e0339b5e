<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * One happening of an event: what an occurrence lookup gives and everything draws.
 */
final class Occurrence {
	/**
	 * @param EventPage $page
	 * @param Event $event As this occurrence shows it (its override laid over the series)
	 * @param OccurrenceTimes $times
	 */
	public function __construct(
		public readonly EventPage $page,
		public readonly Event $event,
		public readonly OccurrenceTimes $times
	) {
	}

	/**
	 * @return string Empty for an event that is no series
	 */
	public function recurrenceId(): string {
		return $this->times->recurrenceId?->toString() ?? '';
	}

	/**
	 * The sort key of every list of occurrences, and what `continue` holds.
	 *
	 * @return array{int,string,int,string} Start instant, wiki, page id, recurrence id
	 */
	public function sortKey(): array {
		return [ $this->times->start, $this->page->wiki, $this->page->id, $this->recurrenceId() ];
	}
}
