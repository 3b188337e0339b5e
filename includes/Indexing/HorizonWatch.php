<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use Wikimedia\ObjectCache\BagOStuff;

/**
 * Where cron does not run, reading and writing notice that the index falls behind its horizon, or that the other wikis do not
 * know of this one, and have a job make up for it.
 */
final class HorizonWatch {
	public function __construct(
		private readonly EventIndexStore $store,
		private readonly IndexHorizon $horizon,
		private readonly IndexJobs $jobs,
		private readonly BagOStuff $cache,
		private readonly Farm $farm,
		private readonly string $wiki
	) {
	}

	/** Looks at most once a day, where there is a cache to remember it. */
	public function check(): void {
		$key = $this->cache->makeKey( 'eventcalendar-horizon-checked' );
		// Adding is a write, with a lock where the cache is the database: nearly always, reading is enough.
		if ( $this->cache->get( $key ) || !$this->cache->add( $key, 1, BagOStuff::TTL_DAY ) ) {
			return;
		}
		if ( !$this->farm->isJoined() ) {
			$this->jobs->push( IndexJobs::PURGE );
		}
		if ( $this->store->findBehindHorizon( $this->wiki, $this->horizon->current(), 1 ) ) {
			$this->jobs->push( IndexJobs::EXTEND_HORIZON );
		}
	}
}
