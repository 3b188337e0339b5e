<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;

/**
 * One occurrence to be told of in one place, and what became of that.
 */
final class PlannedAction {
	/** On a page or a mailing list; on a social network */
	public const KINDS = [ 'announce', 'post' ];

	/** Later; from now on; not in time; never; already; not yet, for want of success; somebody is at it */
	public const STATES = [ 'coming', 'due', 'past', 'skipped', 'done', 'failed', 'claimed' ];

	/** Why something is skipped without anybody having said so: the cap of the channel, a series that is told of now and then, the event */
	public const CAP = 'cap';
	public const SERIES = 'series';
	public const EVENT = 'event';

	/** Why something is skipped that was done and taken back */
	public const UNDONE = 'undone';

	/**
	 * @param string $id As PromotionId has it
	 * @param string $kind One of KINDS
	 * @param Occurrence $occurrence
	 * @param Channel $channel
	 * @param AnnouncementTarget|null $target Null: no page of a wiki
	 * @param PromotionKey $key
	 * @param int $due Unix time from which it is to be done: what somebody has set, or the plan's own
	 * @param string $state One of STATES
	 * @param string|null $reason Of what is skipped or failed: one of the above, or somebody's words
	 * @param PromotionRow|null $row Null: only planned
	 * @param bool $isConditionMet Whether somebody has said that what the channel asks for is met
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $kind,
		public readonly Occurrence $occurrence,
		public readonly Channel $channel,
		public readonly ?AnnouncementTarget $target,
		public readonly PromotionKey $key,
		public readonly int $due,
		public readonly string $state,
		public readonly ?string $reason = null,
		public readonly ?PromotionRow $row = null,
		public readonly bool $isConditionMet = false
	) {
	}

	/**
	 * The order of a plan, and what `continue` holds.
	 *
	 * @return array{int,int,string,string,string} Start, page id, recurrence id, channel, target
	 */
	public function sortKey(): array {
		[ $start, , $page, $recurrence ] = $this->occurrence->sortKey();
		return [ $start, $page, $recurrence, $this->key->channel, $this->key->target ];
	}
}
