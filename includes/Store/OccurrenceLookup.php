<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * Reads the index. A range costs what it returns, whatever lies before or after it.
 */
interface OccurrenceLookup {
	/**
	 * Occurrences that overlap [$from, $to) and sort after a key, from the rows alone.
	 *
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive; may lie before $from: those that start before $to and still run at $from
	 * @param OccurrenceFilter $filter
	 * @param int $limit
	 * @param array{int,string,int,string}|null $after Occurrence::sortKey() of the last one seen
	 * @param PageRange|null $pages
	 * @return Occurrence[] In the order of Occurrence::sortKey()
	 */
	public function findInRange(
		int $from, int $to, OccurrenceFilter $filter, int $limit, ?array $after = null, ?PageRange $pages = null
	): array;

	/**
	 * @return int|null Unix time up to which all starts of all series have rows; null when no series goes on beyond its rows
	 */
	public function rowsReach(): ?int;

	/**
	 * When the first and the last occurrence that have rows begin.
	 *
	 * @return array{int,int}|null Unix times; null when there are none
	 */
	public function knownRange(): ?array;

	/**
	 * Series that go on beyond their rows, so that a range that reaches past their horizon needs them expanded.
	 *
	 * @param int $to Unix time: those whose rows end before it
	 * @param OccurrenceFilter $filter Of which statuses, recordings, and search where overrides have texts of their own,
	 *  are for the caller to apply to each occurrence
	 * @param int|null $limit
	 * @param PageRange|null $pages
	 * @return IndexedEvent[] Ordered by wiki and page id
	 */
	public function findSeriesBeyondRows(
		int $to, OccurrenceFilter $filter, ?int $limit, ?PageRange $pages = null
	): array;

	/**
	 * One event, by its page.
	 */
	public function findEvent( string $wiki, int $pageId ): ?IndexedEvent;
}
