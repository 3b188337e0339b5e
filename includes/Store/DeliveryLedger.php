<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What this wiki has sent to whom. Whoever claims a delivery is the only one to send it; when it is sent, or has failed, they
 * say so. One that was claimed and of which nothing was heard since (the process was killed), or that failed, may be claimed
 * again after a while, a few times.
 */
interface DeliveryLedger {
	/** Seconds after which a claim that nobody settled may be taken over */
	public const LEASE = 600;

	/** How often a delivery is tried at most */
	public const ATTEMPTS = 3;

	/** What claim() says of a delivery that is sent, or has failed often enough */
	public const DONE = 0;

	/** What claim() says of a delivery that may be claimed again later, unless it is settled until then */
	public const LATER = -1;

	/**
	 * @param Delivery $delivery
	 * @param int $now Unix time
	 * @return int Which attempt this is, from 1 on; DONE or LATER if it is not for the caller to send
	 */
	public function claim( Delivery $delivery, int $now ): int;

	/**
	 * @param Delivery $delivery Claimed by the caller
	 * @param bool $isSent
	 * @param int $now Unix time
	 */
	public function settle( Delivery $delivery, bool $isSent, int $now ): void;

	/**
	 * @return int|null Unix time; null if it has not been sent
	 */
	public function sentAt( Delivery $delivery ): ?int;

	/**
	 * @param string $kind
	 * @param string $uid
	 * @param string $date
	 * @return int[] Central ids of those to whom it was sent
	 */
	public function recipients( string $kind, string $uid, string $date ): array;

	/**
	 * Forgets what came into its state before an instant. Marks stay, and so do digests: see DigestPruning.
	 *
	 * @param int $before Unix time
	 * @return int Number of rows
	 */
	public function prune( int $before ): int;

	/**
	 * @param string $kind
	 * @return int|null Unix time up to which everything of the kind has been looked at; null before the first time
	 */
	public function mark( string $kind ): ?int;

	/**
	 * @param string $kind
	 * @param int $time Unix time; an earlier one than before changes nothing
	 */
	public function setMark( string $kind, int $time ): void;
}
