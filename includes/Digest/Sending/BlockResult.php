<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

/**
 * What was done for the subscribers of one block.
 */
final class BlockResult {
	/**
	 * @param int $sent
	 * @param int $nothing There was nothing to say to them
	 * @param int $failed It may be tried again
	 * @param int $refused
	 * @param bool $isBusy Somebody else is at it; nothing was done
	 */
	public function __construct(
		public readonly int $sent = 0,
		public readonly int $nothing = 0,
		public readonly int $failed = 0,
		public readonly int $refused = 0,
		public readonly bool $isBusy = false
	) {
	}

	public function plus( self $other ): self {
		return new self(
			$this->sent + $other->sent, $this->nothing + $other->nothing, $this->failed + $other->failed,
			$this->refused + $other->refused, $this->isBusy || $other->isBusy
		);
	}
}
