<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

use DateTimeImmutable;
use MediaWiki\Extension\EventCalendar\Indexing\HorizonWatch;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;
use MediaWiki\Extension\EventCalendar\Store\PageRange;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Rows as far as they reach, series expanded beyond, merged in the order of Occurrence::sortKey(). See QueryCursor for the
 * order when there are more series to expand than one request may.
 */
final class IndexedOccurrenceQuery implements OccurrenceQuery {
	/** Most series that one request expands */
	public const MAX_SERIES = 500;

	public function __construct(
		private readonly OccurrenceLookup $lookup,
		private readonly SeriesBeyondRows $beyond,
		private readonly HorizonWatch $watch
	) {
	}

	/** @inheritDoc */
	public function find(
		int $from, int $to, OccurrenceFilter $filter, int $limit, ?string $continue = null
	): OccurrencePage {
		$this->checkRange( $from, $to );
		$cursor = $continue === null ? new QueryCursor() : QueryCursor::fromText( $continue );
		$this->watch->check();
		return $cursor->base === null
			? $this->findInOrder( $from, $to, $filter, $limit, $cursor )
			: $this->findInStretch( $from, $to, $filter, $limit, $cursor, [] );
	}

	private function checkRange( int $from, int $to ): void {
		if ( $to <= $from ) {
			throw new QueryException( 'range-empty' );
		}
		if ( $to - $from > self::MAX_RANGE_DAYS * WallTime::DAY ) {
			throw new QueryException( 'range-too-long', self::MAX_RANGE_DAYS );
		}
		$now = new DateTimeImmutable( '@' . ConvertibleTimestamp::time() );
		if ( $to > $now->modify( '+' . self::MAX_YEARS_AHEAD . ' years' )->getTimestamp() ) {
			throw new QueryException( 'range-too-far', self::MAX_YEARS_AHEAD );
		}
	}

	private function findInOrder(
		int $from, int $to, OccurrenceFilter $filter, int $limit, QueryCursor $cursor
	): OccurrencePage {
		$reach = $this->lookup->rowsReach() ?? PHP_INT_MAX;
		$found = [];
		if ( $cursor->after === null || $cursor->after[0] < $reach ) {
			$found = $this->lookup->findInRange( $from, min( $to, $reach ), $filter, $limit + 1, $cursor->after );
			if ( $reach >= $to || count( $found ) > $limit ) {
				return $this->page( $found, $limit, $cursor, null );
			}
			$cursor = new QueryCursor( [ $reach, '', 0, '' ] );
		}
		$series = $this->lookup->findSeriesBeyondRows( $to, $filter, self::MAX_SERIES + 1 );
		if ( count( $series ) > self::MAX_SERIES ) {
			return $this->findInStretch( $from, $to, $filter, $limit, QueryCursor::stretch( $cursor->after ), $found );
		}
		$rest = $limit + 1 - count( $found );
		$others = [
			...$this->lookup->findInRange( $from, $to, $filter, $rest, $cursor->after ),
			...$this->beyond->expand( $series, $from, $to, $filter, $rest, $cursor->after )
		];
		OccurrenceKey::sort( $others );
		return $this->page( [ ...$found, ...$others ], $limit, $cursor, null );
	}

	/**
	 * @param int $from
	 * @param int $to
	 * @param OccurrenceFilter $filter
	 * @param int $limit
	 * @param QueryCursor $cursor
	 * @param Occurrence[] $found What comes before the stretch
	 */
	private function findInStretch(
		int $from, int $to, OccurrenceFilter $filter, int $limit, QueryCursor $cursor, array $found
	): OccurrencePage {
		if ( $cursor->isBegun ) {
			// Those that joined the stretch since it was begun may be seen, its pages stay the same.
			$pages = new PageRange( $cursor->afterPage, $cursor->upToPage );
			$series = $this->lookup->findSeriesBeyondRows( $to, $filter, 2 * self::MAX_SERIES + 1, $pages );
			if ( count( $series ) > 2 * self::MAX_SERIES ) {
				// So many do not join: somebody made up where a stretch ends.
				throw new QueryException( 'bad-continue' );
			}
		} else {
			$series = $this->lookup->findSeriesBeyondRows(
				$to, $filter, self::MAX_SERIES + 1, new PageRange( $cursor->afterPage )
			);
			$isLast = count( $series ) <= self::MAX_SERIES;
			$series = array_slice( $series, 0, self::MAX_SERIES );
			$last = $isLast ? null : end( $series )->page;
			$cursor = $cursor->begun( $last ? [ $last->wiki, $last->id ] : null );
			$pages = new PageRange( $cursor->afterPage, $cursor->upToPage );
		}
		$rest = $limit + 1 - count( $found );
		$others = [
			...$this->lookup->findInRange( $from, $to, $filter, $rest, $cursor->after, $pages ),
			...$this->beyond->expand( $series, $from, $to, $filter, $rest, $cursor->after )
		];
		OccurrenceKey::sort( $others );
		$next = $cursor->upToPage === null ? null : QueryCursor::stretch( $cursor->base, $cursor->upToPage );
		// A request expands the series of one stretch: the answer may end early, or even be empty, and go on.
		return $this->page( [ ...$found, ...$others ], $limit, $cursor, $next );
	}

	/**
	 * @param Occurrence[] $found One more than $limit, if more follow
	 * @param int $limit
	 * @param QueryCursor $cursor
	 * @param QueryCursor|null $next If no more follow
	 */
	private function page( array $found, int $limit, QueryCursor $cursor, ?QueryCursor $next ): OccurrencePage {
		if ( count( $found ) > $limit ) {
			$found = array_slice( $found, 0, $limit );
			$last = end( $found )->sortKey();
			$isBeforeStretch = $cursor->base !== null && OccurrenceKey::compare( $last, $cursor->base ) < 0;
			$next = $cursor->goOnAfter( $isBeforeStretch ? $cursor->base : $last );
		}
		return new OccurrencePage( $found, $next?->toText() );
	}
}
