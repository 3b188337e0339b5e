<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use InvalidArgumentException;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\FarmStore;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;

/**
 * Takes a wiki out of the shared index that cannot do it itself any more: one that was closed, or that has left the farm.
 */
final class WikiRemover {
	public function __construct(
		private readonly EventIndexStore $store,
		private readonly FarmStore $wikis,
		private readonly ReplicaWait $replicas,
		private readonly IndexJobs $jobs,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param string $wiki WikiMap id
	 * @param int $batchSize
	 * @param callable(int):void $report Called after each batch with the number of event pages dropped so far
	 * @return bool Whether the index knew the wiki
	 * @throws InvalidArgumentException If it is this wiki, which would come back with its next save
	 */
	public function remove( string $wiki, int $batchSize, callable $report ): bool {
		if ( $wiki === $this->localWiki ) {
			throw new InvalidArgumentException( "$wiki is the wiki that this runs on" );
		}
		$dropped = 0;
		// What is dropped is not listed again: always from the first.
		while ( $batch = $this->store->listPages( $wiki, 0, $batchSize ) ) {
			foreach ( $batch as $pageId ) {
				$lock = $this->store->lock( $wiki, $pageId );
				$this->store->delete( $wiki, $pageId );
				unset( $lock );
			}
			$dropped += count( $batch );
			$this->replicas->wait();
			$report( $dropped );
		}
		$wasKnown = $this->wikis->remove( $wiki, $this->localWiki );
		$this->replicas->wait();
		if ( $wasKnown || $dropped ) {
			$this->jobs->pushChange();
		}
		return $wasKnown || $dropped;
	}
}
