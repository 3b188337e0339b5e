<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What the ledger says of one subscriber and one issue.
 */
final class DigestDelivery {
	/** Seconds to wait after the first failure, the second, the third; after one more it is given up */
	public const WAITS = [ 600, 3600, 21600 ];

	/**
	 * @param DigestState $state
	 * @param int $time Unix time when it came into that state
	 * @param int $failures
	 * @param string $reason Of a failure, as a short code
	 */
	public function __construct(
		public readonly DigestState $state,
		public readonly int $time,
		public readonly int $failures,
		public readonly string $reason
	) {
	}

	/** Whether nothing more happens by itself */
	public function isFinal(): bool {
		return match ( $this->state ) {
			DigestState::Sent, DigestState::Nothing, DigestState::Refused => true,
			DigestState::Failed => $this->failures > count( self::WAITS ),
			DigestState::Claimed => false,
		};
	}

	/**
	 * Whether whoever holds the lock of its block may send it: what is claimed then was claimed by somebody who is dead.
	 *
	 * @param int $now Unix time
	 */
	public function isDue( int $now ): bool {
		return !$this->isFinal() && ( $this->state === DigestState::Claimed || $this->dueAt() <= $now );
	}

	/** @return int Unix time from which on one that failed is tried again */
	public function dueAt(): int {
		return $this->time + ( self::WAITS[$this->failures - 1] ?? 0 );
	}
}
