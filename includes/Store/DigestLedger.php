<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * Who was sent which issue of the digest: rows of the ledger that DeliveryLedger has as well, many at a time, since thousands
 * are sent in a row. What one method writes is committed when it returns. Recipients are numbers: central ids of users.
 */
interface DigestLedger {
	/**
	 * Nobody else has the lock of the same block until it is released, or until the process ends, in whatever way.
	 *
	 * @return bool Whether it was free
	 */
	public function lock( string $issue, int $block ): bool;

	public function unlock( string $issue, int $block ): void;

	/**
	 * @param string $issue
	 * @param int[] $recipients
	 * @return array<int,DigestDelivery> By recipient, of those that have one
	 */
	public function find( string $issue, array $recipients ): array;

	/**
	 * All or none of them. Whoever asks has the lock of the block.
	 *
	 * @param string $issue
	 * @param int[] $recipients
	 * @param int $now Unix time
	 * @return bool Whether they are the caller's: not if one that had no row has one now
	 */
	public function claim( string $issue, array $recipients, int $now ): bool;

	/**
	 * @param string $issue
	 * @param int $recipient Claimed by the caller
	 * @param DigestState $state
	 * @param int $now Unix time
	 * @param string $reason Short code, at most 32 bytes
	 */
	public function settle( string $issue, int $recipient, DigestState $state, int $now, string $reason = '' ): void;

	/**
	 * @param string $issue
	 * @param int[] $recipients
	 * @param DigestState $state A final one
	 * @param int $now Unix time
	 * @param string $reason Short code
	 */
	public function close( string $issue, array $recipients, DigestState $state, int $now, string $reason = '' ): void;

	/**
	 * Lets all that failed be tried again at once, also what was given up.
	 */
	public function retry( string $issue ): void;

	/**
	 * @return array<array{DigestState,int,string,int}> State, failures, reason, how many
	 */
	public function totals( string $issue ): array;
}
