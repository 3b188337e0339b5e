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
		private readonly ChannelTargets $targets,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param Event $event
	 * @param int $pageId
	 * @param OccurrenceTimes $times
	 * @param PromotionAction[] $actions
	 * @return array{PromotionAction[],array<string,PromotionRow>} Those without what another channel tells the same page; and by
	 *  channel the rows of those that are done, and those that somebody has skipped or taken back. Of a list, the first of its
	 *  pages that was told
	 */
	public function of( Event $event, int $pageId, OccurrenceTimes $times, array $actions ): array {
		$uid = $event->uid() ?? EventUid::derived( $this->localWiki, $pageId );
		$date = $this->dates->of( $event->schedule, $times );
		$rows = $this->ledger->findAll( [ $uid ] );
		$settled = [];
		foreach ( $rows as $row ) {
			$isSettled = $row->state === PromotionRow::DONE
				|| ( $row->key->target === '' && in_array( $row->state, [ PromotionRow::SKIPPED, PromotionRow::UNDONE ], true ) );
			if ( $row->key->date === $date && $isSettled ) {
				$settled[$row->key->channel] ??= $row;
			}
		}
		$onPages = array_filter( $actions, static fn ( PromotionAction $action ) => $action->channel?->kind === 'page' );
		$targets = count( $onPages ) > 1 ? $this->targets->of( $onPages, $uid, $date, $rows ) : [];
		$planned = array_filter( $actions, static fn ( PromotionAction $action ) => ( $targets[$action->channel?->id] ?? true ) !== [] );
		return [ array_values( $planned ), $settled ];
	}
}
