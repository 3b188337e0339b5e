<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * Reads the index for feeds.
 */
interface FeedLookup {
	/**
	 * To be asked before anything else is read: what is read is then at least as new.
	 */
	public function version(): IndexVersion;

	/**
	 * Events of which some occurrence overlaps [$from, $to), each once, in the order in which their first one of these starts.
	 *
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive
	 * @param OccurrenceFilter $filter That one occurrence meets, at least
	 * @param int $limit
	 * @return iterable<IndexedEvent> Read in batches, as they are taken
	 */
	public function eachEvent( int $from, int $to, OccurrenceFilter $filter, int $limit ): iterable;
}
