<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use Wikimedia\Rdbms\ILBFactory;

final class SqlReplicaWait implements ReplicaWait {
	public function __construct( private readonly ILBFactory $databases ) {
	}

	public function wait(): bool {
		$this->databases->commitPrimaryChanges( __METHOD__ );
		if ( $this->databases->getLoadBalancer( SqlEventIndexStore::DOMAIN )->hasStreamingReplicaServers() ) {
			// Core waits for the clusters whose primary this process has asked something. What a job tells readers of may
			// have been written by another process, on the cluster of the index alone.
			$this->databases->getPrimaryDatabase( SqlEventIndexStore::DOMAIN )->ping();
		}
		$isThere = $this->databases->waitForReplication();
		// Snapshots of replicas would go on showing what was there before the batch.
		$this->databases->flushReplicaSnapshots( __METHOD__ );
		return $isThere;
	}
}
