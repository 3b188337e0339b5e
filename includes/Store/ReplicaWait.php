<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * The pause between the batches of long work.
 */
interface ReplicaWait {
	/**
	 * Commits what was written and waits until the replicas have it. Not within a transaction round.
	 */
	public function wait(): void;
}
