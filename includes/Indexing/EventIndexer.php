<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\IndexEntry;
use MediaWiki\Extension\EventCalendar\Store\ReviewQueueStore;
use MediaWiki\Revision\RevisionRecord;
use Throwable;

/**
 * Makes the index say what a page says.
 */
final class EventIndexer {
	/** Pages that are locked, read and written at once, and occurrences after which those so far are written, to bound memory */
	private const BATCH = 100;
	private const ROWS = 2000;

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

	/**
	 * The same of many pages, a batch at a time: one transaction each. A batch that fails is done page by page.
	 *
	 * @param int[] $pageIds
	 * @param callable(int,Throwable):void $onFailure Called with each page that fails by itself
	 * @return int Number of pages of which anything changed
	 */
	public function refreshAll( array $pageIds, callable $onFailure ): int {
		$changed = 0;
		foreach ( array_chunk( $pageIds, self::BATCH ) as $batch ) {
			try {
				$this->refreshBatch( $batch, $changed );
			} catch ( Throwable ) {
				foreach ( $batch as $pageId ) {
					try {
						$changed += (int)$this->refresh( $pageId );
					} catch ( Throwable $e ) {
						$onFailure( $pageId, $e );
					}
				}
			}
		}
		return $changed;
	}

	/** @param int[] $pageIds */
	private function refreshBatch( array $pageIds, int &$changed ): void {
		$before = $changed;
		$isSeries = false;
		$lock = $this->store->lockAll( $this->wiki, $pageIds );
		$entries = [];
		$rows = 0;
		foreach ( $this->pages->readAll( $pageIds ) as $pageId => $read ) {
			if ( $read->page && $read->event ) {
				[ $occurrences, $horizon ] = $this->occurrences->of( $read->event->schedule );
				$entries[] = new IndexEntry( $read->page, $read->event, $occurrences, $horizon );
				$isSeries = $isSeries || $horizon !== null;
				$rows += count( $occurrences );
			} else {
				$changed += (int)$this->store->delete( $this->wiki, $pageId );
			}
			$this->queue?->put( $pageId, $read->waiting );
			if ( $rows >= self::ROWS ) {
				$changed += count( $this->store->replaceAll( $entries ) );
				$entries = [];
				$rows = 0;
			}
		}
		$changed += $entries ? count( $this->store->replaceAll( $entries ) ) : 0;
		unset( $lock );
		if ( $changed > $before ) {
			$this->jobs->pushChange();
			if ( $isSeries ) {
				$this->watch->check();
			}
		}
	}
}
