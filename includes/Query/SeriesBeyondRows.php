<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\SearchText;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceException;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Store\IndexedEvent;

/**
 * The occurrences of series that start where their rows end, or later.
 */
final class SeriesBeyondRows {
	/** Occurrences that may turn out to sort before the key, above those asked for */
	private const SLACK = 40;

	/** Many series fill a batch within days: what comes later is not even made then. If they do not, look so much farther */
	private const FIRST_LOOK = 2 * WallTime::DAY;
	private const FARTHER = 16;

	public function __construct( private readonly RecurrenceExpander $expander ) {
	}

	/**
	 * @param IndexedEvent[] $series
	 * @param int $from
	 * @param int $to
	 * @param OccurrenceFilter $filter What does not concern a series as a whole is applied
	 * @param int $limit How many of the first are of use
	 * @param array{int,string,int,string} $after
	 * @return Occurrence[] In no order; all up to some instant, and the first $limit in any case
	 */
	public function expand(
		array $series, int $from, int $to, OccurrenceFilter $filter, int $limit, array $after
	): array {
		$look = self::FIRST_LOOK;
		do {
			$end = min( $to, max( $from, $after[0] ) + $look );
			$found = $this->expandAll( $series, $from, $end, $filter, $limit, $after );
			$look *= self::FARTHER;
		} while ( count( $found ) < $limit && $end < $to );
		return $found;
	}

	/**
	 * @param IndexedEvent[] $series
	 * @param int $from
	 * @param int $to
	 * @param OccurrenceFilter $filter
	 * @param int $limit
	 * @param array{int,string,int,string} $after
	 * @return Occurrence[]
	 */
	private function expandAll(
		array $series, int $from, int $to, OccurrenceFilter $filter, int $limit, array $after
	): array {
		$words = SearchText::words( $filter->search );
		$found = [];
		foreach ( $series as $one ) {
			$enough = $limit + self::SLACK;
			$texts = [];
			do {
				$times = $this->expandOne( $one, max( $from, $after[0], $one->horizon ), $to, $enough );
				$occurrences = [];
				foreach ( $times as $occurrenceTimes ) {
					$key = $occurrenceTimes->overrideKey;
					$occurrence = new Occurrence( $one->page, $one->event->forOccurrence( $key ), $occurrenceTimes );
					if (
						$occurrenceTimes->start >= $one->horizon
						&& OccurrenceKey::compare( $occurrence->sortKey(), $after ) > 0
						&& ( !$filter->statuses || in_array( $occurrence->event->status(), $filter->statuses, true ) )
						&& ( !$filter->recorded || isset( $occurrence->event->outcome()['recording'] ) )
						&& ( !$words || SearchText::hasAll( $texts[$key ?? ''] ??= SearchText::of( $occurrence->event ), $words ) )
					) {
						$occurrences[] = $occurrence;
					}
				}
				$isAll = count( $times ) < $enough || $enough === RecurrenceExpander::MAX_OCCURRENCES;
				$enough = RecurrenceExpander::MAX_OCCURRENCES;
			} while ( !$isAll && count( $occurrences ) < $limit );
			array_push( $found, ...$occurrences );
		}
		return $found;
	}

	/** @return OccurrenceTimes[] */
	private function expandOne( IndexedEvent $one, int $from, int $to, int $limit ): array {
		try {
			return $this->expander->expand( $one->event->schedule, $from, $to, $limit );
		} catch ( RecurrenceException ) {
			// Valid when it was indexed, but not with this machine's zones: the others are shown all the same.
			return [];
		}
	}
}
