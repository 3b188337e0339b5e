<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Answers "when is the next one?".
 */
class NextOccurrence {
	public function __construct( private readonly OccurrenceQuery $query ) {
	}

	/**
	 * @param int $now Unix time
	 * @param OccurrenceFilter $filter
	 * @return Occurrence|null The first that is not over yet and starts within OccurrenceQuery::MAX_RANGE_DAYS
	 */
	public function find( int $now, OccurrenceFilter $filter ): ?Occurrence {
		$continue = null;
		do {
			$answer = $this->query->find(
				$now, $now + OccurrenceQuery::MAX_RANGE_DAYS * WallTime::DAY, $filter, 1, $continue
			);
			// Where there are many series to expand, an answer may be empty and yet go on.
			$continue = $answer->continue;
		} while ( !$answer->occurrences && $continue !== null );
		return $answer->occurrences[0] ?? null;
	}
}
