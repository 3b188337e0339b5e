<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * Answers "what is on?": from the index up to its horizon, by expansion on the fly beyond it.
 */
interface OccurrenceQuery {
	/** Longest range of one query, in days */
	public const MAX_RANGE_DAYS = 400;

	/** How far ahead of today a range may reach, in years */
	public const MAX_YEARS_AHEAD = 10;

	/**
	 * The occurrences that overlap the half-open range [$from, $to).
	 *
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive
	 * @param OccurrenceFilter $filter
	 * @param int $limit
	 * @param string|null $continue From an earlier answer
	 * @return OccurrencePage
	 * @throws QueryException When the range is empty, too long or too far ahead, or $continue was never given out
	 */
	public function find(
		int $from, int $to, OccurrenceFilter $filter, int $limit, ?string $continue = null
	): OccurrencePage;
}
