<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Store\FarmStore;
use Psr\Log\LoggerInterface;
use Throwable;

/**
 * The wikis that share the index, seen from one of them. Where the index is the wiki's own, it is the only one.
 */
class Farm {
	/**
	 * @param FarmStore $wikis
	 * @param IndexJobs $jobs
	 * @param LoggerInterface $logger
	 * @param bool $isShared Whether other wikis may use the index
	 * @param string $wiki
	 */
	public function __construct(
		private readonly FarmStore $wikis,
		private readonly IndexJobs $jobs,
		private readonly LoggerInterface $logger,
		private readonly bool $isShared,
		private readonly string $wiki
	) {
	}

	/**
	 * Whether the others tell this wiki of their changes.
	 */
	public function isJoined(): bool {
		return !$this->isShared || $this->wikis->has( $this->wiki );
	}

	public function join(): void {
		if ( !$this->isJoined() ) {
			$this->wikis->add( $this->wiki );
		}
	}

	/**
	 * Has each of the others draw its calendars anew. One that cannot be told keeps nobody from telling the rest: its pages
	 * catch up when they expire, at midnight at the latest.
	 */
	public function tellOthers(): void {
		if ( !$this->isShared ) {
			return;
		}
		foreach ( array_diff( $this->wikis->list(), [ $this->wiki ] ) as $other ) {
			try {
				$this->jobs->pushTo( $other, IndexJobs::PURGE );
			} catch ( Throwable $e ) {
				$this->logger->warning(
					'Could not tell {other} that events have changed: it must be in $wgLocalDatabases; a wiki that is ' .
					'gone is dropped by rebuildEventIndex --forget',
					[ 'event' => 'wiki-not-told', 'other' => $other, 'exception' => $e ]
				);
			}
		}
	}
}
