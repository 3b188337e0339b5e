<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;

/**
 * All occurrences of a range, from the index alone, a batch in memory at a time.
 */
final class FeedOccurrences {
	private const BATCH = 250;

	public function __construct( private readonly OccurrenceLookup $lookup ) {
	}

	/**
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive
	 * @param OccurrenceFilter $filter
	 * @return iterable<Occurrence> In the order of Occurrence::sortKey()
	 */
	public function between( int $from, int $to, OccurrenceFilter $filter ): iterable {
		$after = null;
		do {
			$batch = $this->lookup->findInRange( $from, $to, $filter, self::BATCH, $after );
			yield from $batch;
			$after = $batch ? end( $batch )->sortKey() : null;
			// A batch may be smaller: events that were dropped meanwhile are missing.
		} while ( $batch );
	}
}
