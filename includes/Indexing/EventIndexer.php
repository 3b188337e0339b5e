<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Revision\RevisionRecord;

/**
 * Makes the index say what a page says.
 */
final class EventIndexer {
	public function __construct(
		private readonly EventIndexStore $store,
		private readonly EventPageReader $pages,
		private readonly IndexedOccurrences $occurrences,
		private readonly IndexJobs $jobs,
		private readonly HorizonWatch $watch,
		private readonly string $wiki
	) {
	}

	/**
	 * Whatever happened to the page: it is read anew under the lock. So it makes no difference in which order the updates
	 * of several saves, a deletion and an undeletion arrive, and an older revision never replaces a newer one.
	 *
	 * @param int $pageId
	 * @param RevisionRecord|null $known Spares loading the newest revision, if that is the one
	 * @return bool Whether anything changed
	 */
	public function refresh( int $pageId, ?RevisionRecord $known = null ): bool {
		$lock = $this->store->lock( $this->wiki, $pageId );
		$read = $this->pages->readNewest( $pageId, $known );
		$horizon = null;
		if ( $read ) {
			[ $page, $event ] = $read;
			[ $occurrences, $horizon ] = $this->occurrences->of( $event->schedule );
			$changed = $this->store->replace( $page, $event, $occurrences, $horizon );
		} else {
			$changed = $this->store->delete( $this->wiki, $pageId );
		}
		unset( $lock );
		if ( $changed ) {
			$this->jobs->pushChange();
		}
		if ( $changed && $horizon !== null ) {
			// A series was written up to today's horizon: are the others as far?
			$this->watch->check();
		}
		return $changed;
	}
}
