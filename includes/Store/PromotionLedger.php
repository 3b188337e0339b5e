<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What became of the actions of promotion plans. Whoever claims one is the only one to carry it out, and says then how it
 * went. One that was claimed and of which nothing was heard since, or that failed, may be claimed again after a while, a few
 * times; whoever does looks first whether it was carried out. One row is read as it was written last, for those who
 * write; several at once from a replica, for those who look, since whoever wants to change one claims it.
 *
 *     (no row) ─► planned ─► claimed ─► done ─► undone
 *                    ▲   └► skipped       └► failed ─► claimed …
 *                    └───── undo ──┴─ undo ────┴──────────┘
 */
interface PromotionLedger {
	/** Seconds after which a claim that nobody settled may be taken over, and what failed may be tried again */
	public const LEASE = 600;

	/** How often an action is tried at most */
	public const ATTEMPTS = 3;

	/** What claim() says of what is done, skipped, taken back, or has failed often enough */
	public const TAKEN = 0;

	/** What claim() says of what somebody else is at, or was not long ago */
	public const LATER = -1;

	/**
	 * For those who read much before they claim, in a transaction that others have not seen anything of: called before they
	 * read, it keeps whoever writes meanwhile from making the claim impossible.
	 */
	public function prepareClaim(): void;

	public function find( PromotionKey $key ): ?PromotionRow;

	public function findById( int $id ): ?PromotionRow;

	/**
	 * @param string[] $uids Of events
	 * @param bool $isLatest Whether they are read as they were written last, for those who write
	 * @return array<string,PromotionRow> All rows of these events, by PromotionKey::toString()
	 */
	public function findAll( array $uids, bool $isLatest = false ): array;

	/**
	 * @param PromotionKey $key
	 * @param int $actor Central id; 0: the software
	 * @param int $now Unix time
	 * @return int Which attempt this is, from 1 on; TAKEN or LATER if it is not for the caller to do
	 */
	public function claim( PromotionKey $key, int $actor, int $now ): int;

	/**
	 * Claimed or not: somebody may have done it by hand.
	 *
	 * @param PromotionKey $key
	 * @param string|null $url Where it can be seen
	 * @param int $actor Central id; 0: the software
	 * @param int $now Unix time
	 * @return bool Whether it was open; what is done already is not done again
	 */
	public function settle( PromotionKey $key, ?string $url, int $actor, int $now ): bool;

	/**
	 * @param PromotionKey $key Claimed by the caller
	 * @param string $reason What went wrong, in words
	 * @param int $actor Central id; 0: the software
	 * @param int $now Unix time
	 * @return bool Whether it was claimed
	 */
	public function fail( PromotionKey $key, string $reason, int $actor, int $now ): bool;

	/**
	 * @param PromotionKey $key
	 * @param string $reason
	 * @param int $actor Central id; 0: the software
	 * @param int $now Unix time
	 * @return bool False if it is done already, or somebody is at it
	 */
	public function skip( PromotionKey $key, string $reason, int $actor, int $now ): bool;

	/**
	 * What is done becomes undone, and is not done again by itself. Anything else is planned as if nothing had been.
	 *
	 * @param PromotionKey $key
	 * @param int $actor Central id; 0: the software
	 * @param int $now Unix time
	 * @return bool False if there is nothing to undo, or somebody is at it
	 */
	public function undo( PromotionKey $key, int $actor, int $now ): bool;

	/**
	 * @param PromotionKey $key
	 * @param array<string,mixed>|null $text Null: the template's
	 * @param int $actor Central id
	 * @param int $now Unix time
	 * @return bool False if it is settled already, or somebody is at it
	 */
	public function setText( PromotionKey $key, ?array $text, int $actor, int $now ): bool;

	/**
	 * @param PromotionKey $key
	 * @param int|null $planned Unix time; null: the plan's own
	 * @param int $actor Central id
	 * @param int $now Unix time
	 * @return bool False if it is settled already, or somebody is at it
	 */
	public function setPlanned( PromotionKey $key, ?int $planned, int $actor, int $now ): bool;

	/**
	 * Of what channels got since a time, for their caps: the row of each that is done, or that somebody is at.
	 *
	 * @param string[] $channels Ids
	 * @param int $since Unix time
	 * @return PromotionKey[] Without targets, each once
	 */
	public function takenSince( array $channels, int $since ): array;

	/**
	 * What was done, skipped, taken back, or went wrong, the latest first.
	 *
	 * @param string|null $channel Id; null: of all
	 * @param string|null $uid Of an event; null: of all
	 * @param int $limit
	 * @param array{int,int}|null $before Time and id of the last row that was seen
	 * @return PromotionRow[]
	 */
	public function history( ?string $channel, ?string $uid, int $limit, ?array $before = null ): array;
}
