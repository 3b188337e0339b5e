<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * The pause between the batches of long work.
 */
interface ReplicaWait {
	/**
	 * Commits what was written and waits until the replicas have it, as long as MediaWiki waits: within a job three seconds.
	 * Not within a transaction round.
	 *
	 * @return bool Whether all of them have it
	 */
	public function wait(): bool;
}
