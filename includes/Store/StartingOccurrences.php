<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * Finds occurrences by when they start, on whatever wiki that shares the index.
 */
interface StartingOccurrences {
	/**
	 * Those that start in ($after, $upTo].
	 *
	 * @param int $after Unix time
	 * @param int $upTo Unix time
	 * @param int $limit
	 * @param Occurrence|null $last The last one of the batch before
	 * @return Occurrence[] In the order of Occurrence::sortKey()
	 */
	public function find( int $after, int $upTo, int $limit, ?Occurrence $last = null ): array;

	/**
	 * Those of one event that start after an instant, or belong to a date that is not long before it.
	 *
	 * @param string $wiki
	 * @param int $page
	 * @param int $after Unix time
	 * @param bool $isFresh Whether what was written a moment ago must be seen
	 * @return Occurrence[] In the order of their recurrence ids
	 */
	public function ofPage( string $wiki, int $page, int $after, bool $isFresh = false ): array;
}
