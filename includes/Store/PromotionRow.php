<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What the ledger knows about one action.
 */
final class PromotionRow {
	/** Only changed by somebody; being done; done; gone wrong; not to be done; done, and taken back */
	public const PLANNED = 'planned';
	public const CLAIMED = 'claimed';
	public const DONE = 'done';
	public const FAILED = 'failed';
	public const SKIPPED = 'skipped';
	public const UNDONE = 'undone';

	/** Of the text of an announcement, on the row without target: true if somebody has said that its channel's condition is met */
	public const CONDITION_MET = 'conditionMet';

	/**
	 * @param int $id
	 * @param PromotionKey $key
	 * @param string $state One of the above
	 * @param int $time Unix time at which it came into that state
	 * @param int $actor Central id of who did it; 0: the software
	 * @param int $attempts How often it has been claimed
	 * @param int|null $planned Unix time that somebody has set for it; null: the plan's own
	 * @param array<string,mixed>|null $text That somebody has set; null: the template's
	 * @param string|null $url Where it can be seen
	 * @param string|null $reason Why it was skipped, or what went wrong
	 */
	public function __construct(
		public readonly int $id,
		public readonly PromotionKey $key,
		public readonly string $state,
		public readonly int $time,
		public readonly int $actor,
		public readonly int $attempts,
		public readonly ?int $planned,
		public readonly ?array $text,
		public readonly ?string $url,
		public readonly ?string $reason
	) {
	}

	/**
	 * Whether it may be claimed: nobody has settled it, and nobody is at it.
	 */
	public function isOpen( int $now ): bool {
		return match ( $this->state ) {
			self::PLANNED => true,
			self::CLAIMED, self::FAILED =>
				$this->attempts < PromotionLedger::ATTEMPTS && $this->time <= $now - PromotionLedger::LEASE,
			default => false
		};
	}

	/**
	 * Whether somebody is at it, or was not long ago.
	 */
	public function isBusy( int $now ): bool {
		return $this->state === self::CLAIMED && $this->time > $now - PromotionLedger::LEASE;
	}
}
