<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Store\PromotionRow;

/**
 * What the ledger knows, over what the plan says.
 */
final class ActionState {
	/**
	 * @param PromotionRow|null $row
	 * @param string|null $refusal Why it is not to be done: of PlannedAction
	 * @param int $due Unix time
	 * @param int $start Unix time of the occurrence
	 * @param int $now Unix time
	 * @return array{string,string|null} One of PlannedAction::STATES; the reason
	 */
	public static function of( ?PromotionRow $row, ?string $refusal, int $due, int $start, int $now ): array {
		switch ( $row?->state ) {
			case PromotionRow::DONE:
				return [ 'done', null ];
			case PromotionRow::UNDONE:
				return [ 'skipped', PlannedAction::UNDONE ];
			case PromotionRow::SKIPPED:
				return [ 'skipped', $row->reason ];
			case PromotionRow::CLAIMED:
			case PromotionRow::FAILED:
				// What may be tried again is due as before, until it is too late.
				if ( !$row->isOpen( $now ) || $now >= $start ) {
					return [ $row->isBusy( $now ) ? 'claimed' : 'failed', $row->reason ];
				}
				return [ PromotionPlanner::state( $due, $start, $now ), $row->reason ];
		}
		$state = PromotionPlanner::state( $due, $start, $now );
		return $refusal !== null && $state !== 'past' ? [ 'skipped', $refusal ] : [ $state, null ];
	}
}
