<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostCalendar;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What became of the plan of one occurrence, for its page.
 */
class PlanStates {
	/** For how many seconds a post may stand where it does by its lead days */
	private const NOT_YET = 120;

	public function __construct(
		private readonly PromotionLedger $ledger,
		private readonly DeliveryDate $dates,
		private readonly ChannelTargets $targets,
		private readonly PostCalendar $posts,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param Event $event
	 * @param int $pageId
	 * @param OccurrenceTimes $times
	 * @param PromotionAction[] $actions
	 * @return array{PromotionAction[],array<string,PromotionRow>,int|null} Those without what another channel tells the same page,
	 *  posts at the time that the calendar of posts gives them; by channel the rows of those that are done, and those that
	 *  somebody has skipped or taken back (of a list, the first of its pages that was told); and for how many seconds the times
	 *  of posts are right, null: for ever
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
		$ttl = null;
		foreach ( $planned as $i => $action ) {
			if ( $action->kind === 'post' && in_array( $action->state, [ 'coming', 'due' ], true ) ) {
				$id = PromotionId::of( $this->localWiki, $pageId, new PromotionKey( $uid, $date, $action->channel->id ) );
				$time = $this->posts->times()[$id] ?? null;
				$planned[$i] = self::timed( $action, $times->start, $time );
				// Other events can move it. While a page is saved, its event is not in the calendar yet.
				$ttl = $time && $ttl !== self::NOT_YET ? WallTime::DAY : self::NOT_YET;
			}
		}
		usort( $planned, static fn ( PromotionAction $a, PromotionAction $b ) => $a->due <=> $b->due );
		return [ $planned, $settled, $ttl ];
	}

	/**
	 * @param PromotionAction $post
	 * @param int $start Unix time
	 * @param array{int,string}|null $time As PostCalendar::times() has it
	 */
	private static function timed( PromotionAction $post, int $start, ?array $time ): PromotionAction {
		[ $due, $state ] = $time ?? [ PostCalendar::earliest( $post->due, $start ), $post->state ];
		if ( $state === 'due' && $due > ConvertibleTimestamp::time() ) {
			$state = 'coming';
		}
		// What went wrong, or is being done, is still to be done.
		return new PromotionAction( 'post', $due, in_array( $state, PromotionAction::STATES, true ) ? $state : 'due', $post->channel );
	}
}
