<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * What a feed shall tell: the occurrences of a filter that overlap [$from, $to).
 */
final class FeedRequest {
	/**
	 * @param OccurrenceFilter $filter
	 * @param string $languageCode Of the texts
	 * @param string $url The feed's own address
	 * @param int $from Unix time
	 * @param int $today Unix time, between the two: what is over by then is past
	 * @param int $to Unix time, exclusive
	 * @param int $modified Unix time since which the answer is the same
	 * @param string $version The same for the same answer
	 */
	public function __construct(
		public readonly OccurrenceFilter $filter,
		public readonly string $languageCode,
		public readonly string $url,
		public readonly int $from,
		public readonly int $today,
		public readonly int $to,
		public readonly int $modified,
		public readonly string $version
	) {
	}
}
