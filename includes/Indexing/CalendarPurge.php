<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Cache\HTMLCacheUpdater;
use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Store\CalendarPageStore;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;

/**
 * Makes the pages that show a calendar be drawn anew: in the parser cache, in the file cache and in the CDN; and has the CDN
 * ask anew for the feeds. The other wikis that share the index do the same, if they are told to.
 */
final class CalendarPurge {
	private const BATCH = 100;

	/**
	 * @param CalendarPageStore $pages
	 * @param HTMLCacheUpdater $caches
	 * @param ReplicaWait $replicas
	 * @param string[] $feeds Addresses of feeds
	 * @param Farm $farm
	 * @param IndexJobs $jobs
	 * @param Metrics $metrics
	 */
	public function __construct(
		private readonly CalendarPageStore $pages,
		private readonly HTMLCacheUpdater $caches,
		private readonly ReplicaWait $replicas,
		private readonly array $feeds,
		private readonly Farm $farm,
		private readonly IndexJobs $jobs,
		private readonly Metrics $metrics
	) {
	}

	/**
	 * @param bool $isEverywhere Whether to tell the other wikis as well
	 * @param int $times How often it was done already while replicas were behind
	 * @return int Number of pages of this wiki
	 */
	public function purge( bool $isEverywhere = false, int $times = 0 ): int {
		// What changes from now on is told to this wiki, what changed before is shown by it from now on.
		$this->farm->join();
		// What is asked for from now on must not come from a replica that does not know of the change.
		$isKnown = $this->replicas->wait();
		if ( $isEverywhere ) {
			$this->farm->tellOthers();
		}
		$this->caches->purgeUrls( $this->feeds, HTMLCacheUpdater::PURGE_NAIVE );
		$count = $last = 0;
		do {
			$batch = $this->pages->listAfter( $last, self::BATCH );
			if ( $batch ) {
				$last = array_key_last( $batch );
				$this->pages->touch( array_keys( $batch ) );
				$isKnown = $this->replicas->wait() && $isKnown;
				$this->caches->purgeTitleUrls( $batch, HTMLCacheUpdater::PURGE_NAIVE );
				$count += count( $batch );
			}
		} while ( count( $batch ) === self::BATCH );
		if ( !$isKnown ) {
			// Until a replica has caught up, pages are drawn from it, and kept, as they were before.
			$this->jobs->purgeAgain( $times );
		}
		$this->metrics->count( Metrics::PURGES );
		$this->metrics->count( Metrics::PURGED_PAGES, [], $count );
		return $count;
	}
}
