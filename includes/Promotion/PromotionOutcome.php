<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * How it stands with an action after somebody has done something about it.
 */
final class PromotionOutcome {
	/**
	 * @param string $state One of PlannedAction::STATES; of what is no longer in the plan, a state of PromotionRow
	 * @param int $attempt How often it has been claimed
	 */
	public function __construct(
		public readonly string $state,
		public readonly int $attempt
	) {
	}
}
