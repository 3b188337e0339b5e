<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The plans of all confirmed occurrences of this wiki, with what became of them: what PromotionPlanner says of each, what
 * channels bear (Allowance), and what the ledger knows. Nothing is read ahead of what is asked for.
 */
class PromotionBoard {
	/** Most actions that actions() gives */
	public const MAX_ACTIONS = 5000;

	/** Most occurrences that one call looks at */
	public const MAX_OCCURRENCES = 5000;

	/** How far from now an action is found by its id, in days */
	private const DAYS_BACK = 90;
	private const DAYS_AHEAD = 300;

	private const AT_A_TIME = 200;

	public function __construct(
		private readonly OccurrenceQuery $query,
		private readonly PromotionLedger $ledger,
		private readonly SettingsLookup $settings,
		private readonly DeliveryDate $dates,
		private readonly ChannelTargets $targets,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive; at most OccurrenceQuery::MAX_RANGE_DAYS after the earlier one of $from and now
	 * @param PromotionFilter|null $filter
	 * @param int $limit
	 * @return PlannedAction[] Of occurrences that start in the range, in the order of PlannedAction::sortKey()
	 */
	public function actions( int $from, int $to, ?PromotionFilter $filter = null, int $limit = self::MAX_ACTIONS ): array {
		$actions = [];
		foreach ( $this->iterate( $from, $to, $filter ) as $action ) {
			$actions[] = $action;
			if ( count( $actions ) >= $limit ) {
				break;
			}
		}
		return $actions;
	}

	/**
	 * The same, one by one, for those who do not need all.
	 *
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive
	 * @param PromotionFilter|null $filter
	 * @return iterable<PlannedAction>
	 */
	public function iterate( int $from, int $to, ?PromotionFilter $filter = null ): iterable {
		$filter ??= new PromotionFilter();
		$now = ConvertibleTimestamp::time();
		// What comes first has a channel's allowance first, also if it was not asked for.
		foreach ( $this->plan( min( $from, $now ), $to, [], $filter, $now ) as $action ) {
			if ( $action->occurrence->times->start >= $from && $filter->matches( $action ) ) {
				yield $action;
			}
		}
	}

	/**
	 * @param string $id As PromotionId has it
	 * @return PlannedAction|null Null if there is no such action in the plan, or it lies too far back or ahead
	 */
	public function find( string $id ): ?PlannedAction {
		$page = PromotionId::pageOf( $id );
		$now = ConvertibleTimestamp::time();
		$actions = $page ? $this->plan(
			$now - self::DAYS_BACK * WallTime::DAY, $now + self::DAYS_AHEAD * WallTime::DAY, [ $page ], new PromotionFilter(), $now
		) : [];
		foreach ( $actions as $action ) {
			if ( $action->id === $id ) {
				return $action;
			}
		}
		return null;
	}

	/**
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive
	 * @param int[] $pages Ids of event pages; empty: of all
	 * @param PromotionFilter $filter Only spares making what it leaves out anyway
	 * @param int $now Unix time
	 * @return iterable<PlannedAction>
	 */
	private function plan( int $from, int $to, array $pages, PromotionFilter $filter, int $now ): iterable {
		$channels = $this->settings->get()->channels;
		if ( !$channels || $to <= $from ) {
			return;
		}
		$capped = array_filter( $channels, static fn ( $channel ) => $channel->perMonth !== null );
		$allowance = new Allowance(
			$this->ledger->takenSince( array_map( strval( ... ), array_keys( $capped ) ), Allowance::monthStart( $now ) ), $now
		);
		$planner = new PromotionPlanner( $channels );
		// Each wiki of a farm plans its own events alone.
		$wanted = new OccurrenceFilter( statuses: [ 'confirmed' ], pages: $pages, wiki: $this->localWiki );
		$continue = null;
		$seen = 0;
		do {
			$answer = $this->query->find( $from, $to, $wanted, self::AT_A_TIME, $continue );
			yield from $this->ofOccurrences( $answer->occurrences, $planner, $allowance, $filter, $now );
			$continue = $answer->continue;
			$seen += count( $answer->occurrences );
		} while ( $continue !== null && $seen < self::MAX_OCCURRENCES );
	}

	/**
	 * @param Occurrence[] $occurrences
	 * @param PromotionPlanner $planner
	 * @param Allowance $allowance
	 * @param PromotionFilter $filter
	 * @param int $now Unix time
	 * @return iterable<PlannedAction>
	 */
	private function ofOccurrences(
		array $occurrences, PromotionPlanner $planner, Allowance $allowance, PromotionFilter $filter, int $now
	): iterable {
		$rows = $this->ledger->findAll( array_map( self::uid( ... ), $occurrences ) );
		foreach ( $rows as $row ) {
			if ( in_array( $row->state, [ PromotionRow::DONE, PromotionRow::CLAIMED ], true ) ) {
				$allowance->add( new PromotionKey( $row->key->uid, $row->key->date, $row->key->channel ) );
			}
		}
		foreach ( $occurrences as $occurrence ) {
			$date = $this->dates->of( $occurrence->event->schedule, $occurrence->times );
			$planned = array_filter(
				$planner->plan( $occurrence->event, $occurrence->times, $now ),
				static fn ( PromotionAction $action ) => $action->channel !== null
			);
			usort( $planned, static fn ( PromotionAction $a, PromotionAction $b ) => strcmp( $a->channel->id, $b->channel->id ) );
			$targets = $this->targets->of( $planned, self::uid( $occurrence ), $date, $rows );
			foreach ( $planned as $action ) {
				$ofChannel = $targets[$action->channel->id];
				if ( !$ofChannel ) {
					continue;
				}
				$key = new PromotionKey( self::uid( $occurrence ), $date, $action->channel->id );
				$refusal = self::refusal( $occurrence, $action, $key, $allowance, $rows );
				if ( !$filter->channels || in_array( $action->channel->id, $filter->channels, true ) ) {
					yield from $this->ofTargets( $ofChannel, $occurrence, $action, $key, $refusal, $rows, $now );
				}
			}
		}
	}

	/**
	 * @param Occurrence $occurrence
	 * @param PromotionAction $action
	 * @param PromotionKey $key Without target
	 * @param Allowance $allowance
	 * @param array<string,PromotionRow> $rows
	 */
	private static function refusal(
		Occurrence $occurrence, PromotionAction $action, PromotionKey $key, Allowance $allowance, array $rows
	): ?string {
		if ( $action->state === 'skipped' ) {
			return PlannedAction::EVENT;
		}
		$state = ( $rows[$key->toString()] ?? null )?->state;
		// What somebody has skipped, or took back, leaves its place to others.
		$isOut = $action->state === 'past' || in_array( $state, [ PromotionRow::SKIPPED, PromotionRow::UNDONE ], true );
		return $isOut
			? null
			: $allowance->take( $action->channel, $key, $occurrence->event->schedule->isRecurring(), $action->due );
	}

	/**
	 * @param array<AnnouncementTarget|null> $targets
	 * @param Occurrence $occurrence
	 * @param PromotionAction $action
	 * @param PromotionKey $key Without target
	 * @param string|null $refusal
	 * @param array<string,PromotionRow> $rows
	 * @param int $now Unix time
	 * @return iterable<PlannedAction>
	 */
	private function ofTargets(
		array $targets, Occurrence $occurrence, PromotionAction $action, PromotionKey $key, ?string $refusal, array $rows, int $now
	): iterable {
		$channel = $action->channel;
		foreach ( $targets as $target ) {
			$own = $channel->kind === 'list'
				? new PromotionKey( $key->uid, $key->date, $key->channel, $target->toString() )
				: $key;
			$row = $rows[$own->toString()] ?? null;
			$due = $row->planned ?? $action->due;
			[ $state, $reason ] = ActionState::of( $row, $refusal, $due, $occurrence->times->start, $now );
			yield new PlannedAction(
				PromotionId::of( $this->localWiki, $occurrence->page->id, $own ), $action->kind, $occurrence, $channel, $target,
				$own, $due, $state, $reason, $row, ( $rows[$key->toString()]->text[PromotionRow::CONDITION_MET] ?? false ) === true
			);
		}
	}

	private static function uid( Occurrence $occurrence ): string {
		return $occurrence->event->uid() ?? EventUid::derived( $occurrence->page->wiki, $occurrence->page->id );
	}
}
