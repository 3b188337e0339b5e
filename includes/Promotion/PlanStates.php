<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;

/**
 * What became of the plan of one occurrence, for its page.
 */
class PlanStates {
	public function __construct(
		private readonly PromotionLedger $ledger,
		private readonly DeliveryDate $dates,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param Event $event
	 * @param int $pageId
	 * @param OccurrenceTimes $times
	 * @return array<string,PromotionRow> By channel, those that are done, and those that somebody has skipped or taken back. Of a
	 *  list, the first of its pages that was told
	 */
	public function of( Event $event, int $pageId, OccurrenceTimes $times ): array {
		$uid = $event->uid() ?? EventUid::derived( $this->localWiki, $pageId );
		$date = null;
		$settled = [];
		foreach ( $this->ledger->findAll( [ $uid ] ) as $row ) {
			$date ??= $this->dates->of( $event->schedule, $times );
			$isSettled = $row->state === PromotionRow::DONE
				|| ( $row->key->target === '' && in_array( $row->state, [ PromotionRow::SKIPPED, PromotionRow::UNDONE ], true ) );
			if ( $row->key->date === $date && $isSettled ) {
				$settled[$row->key->channel] ??= $row;
			}
		}
		return $settled;
	}
}
