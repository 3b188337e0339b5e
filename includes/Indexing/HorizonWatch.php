<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use Wikimedia\ObjectCache\BagOStuff;

/**
 * Where cron does not run, reading and writing notice that the index falls behind its horizon, and have a job catch up.
 */
final class HorizonWatch {
	public function __construct(
		private readonly EventIndexStore $store,
		private readonly IndexHorizon $horizon,
		private readonly IndexJobs $jobs,
		private readonly BagOStuff $cache,
		private readonly string $wiki
	) {
	}

	/** Looks at most once a day, where there is a cache to remember it. */
	public function check(): void {
		$key = $this->cache->makeKey( 'eventcalendar-horizon-checked' );
		if (
			// Adding is a write, with a lock where the cache is the database: nearly always, reading is enough.
			!$this->cache->get( $key )
			&& $this->cache->add( $key, 1, BagOStuff::TTL_DAY )
			&& $this->store->findBehindHorizon( $this->wiki, $this->horizon->current(), 1 )
		) {
			$this->jobs->push( IndexJobs::EXTEND_HORIZON );
		}
	}
}
