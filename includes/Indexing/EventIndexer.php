<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\ReviewQueueStore;
use MediaWiki\Revision\RevisionRecord;

/**
 * Makes the index say what a page says.
 */
final class EventIndexer {
	/**
	 * @param EventIndexStore $store
	 * @param EventPageReader $pages
	 * @param IndexedOccurrences $occurrences
	 * @param IndexJobs $jobs
	 * @param HorizonWatch $watch
	 * @param ReviewQueueStore|null $queue Null where no reviews are required
	 * @param string $wiki
	 */
	public function __construct(
		private readonly EventIndexStore $store,
		private readonly EventPageReader $pages,
		private readonly IndexedOccurrences $occurrences,
		private readonly IndexJobs $jobs,
		private readonly HorizonWatch $watch,
		private readonly ?ReviewQueueStore $queue,
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
		if ( $read->page && $read->event ) {
			[ $occurrences, $horizon ] = $this->occurrences->of( $read->event->schedule );
			$changed = $this->store->replace( $read->page, $read->event, $occurrences, $horizon );
		} else {
			$changed = $this->store->delete( $this->wiki, $pageId );
		}
		$this->queue?->put( $pageId, $read->waiting );
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
