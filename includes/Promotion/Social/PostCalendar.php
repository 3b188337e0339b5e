<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionBoard;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionFilter;
use Wikimedia\ObjectCache\WANObjectCache;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * All posts of this wiki's accounts, those of the days that are over and those to come.
 */
class PostCalendar {
	/** How far back and ahead occurrences are looked for, in days: what was posted this week counts */
	public const DAYS_BACK = 14;
	public const DAYS_AHEAD = 90;

	public function __construct(
		private readonly PromotionBoard $board,
		private readonly PostPlanner $planner,
		private readonly WANObjectCache $cache
	) {
	}

	/**
	 * As PromotionBoard::iterate(), with each post due when the plan of its account has it; skipped if that has no room for it.
	 *
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive
	 * @param PromotionFilter $filter
	 * @return iterable<PlannedAction>
	 */
	public function actions( int $from, int $to, PromotionFilter $filter ): iterable {
		$posts = [];
		if ( !$filter->kinds || in_array( 'post', $filter->kinds, true ) ) {
			foreach ( $this->posts() as $post ) {
				$posts[$post->action->id] = $post;
			}
		}
		$all = new PromotionFilter( [], $filter->kinds, $filter->channels, $filter->pages );
		foreach ( $this->board->iterate( $from, $to, $all ) as $action ) {
			$timed = isset( $posts[$action->id] ) ? $posts[$action->id]->timed() : self::beyond( $action );
			if ( $filter->matches( $timed ) ) {
				yield $timed;
			}
		}
	}

	/**
	 * As actions() has them, for those who show one of them now and then: a minute old at most.
	 *
	 * @return array<string,array{int,string}> By id of the action: Unix time at which it is due, and the state. What is not in
	 *  it has come to nothing, or is not planned yet
	 */
	public function times(): array {
		return $this->cache->getWithSetCallback(
			$this->cache->makeKey( 'eventcalendar-post-times' ), WANObjectCache::TTL_MINUTE,
			function () {
				$times = [];
				foreach ( $this->posts() as $post ) {
					$timed = $post->timed();
					$times[$timed->id] = [ $timed->due, $timed->state ];
				}
				return $times;
			}
		);
	}

	/**
	 * When the post of an occurrence that is farther ahead than posts are planned can be due at the earliest.
	 *
	 * @param int $due Unix time, by the lead days
	 * @param int $start Unix time of the occurrence
	 * @return int Unix time
	 */
	public static function earliest( int $due, int $start ): int {
		return max( $due, $start - self::DAYS_AHEAD * WallTime::DAY );
	}

	/**
	 * @return PlannedPost[] By time; those without room behind them, by start
	 */
	public function posts(): array {
		$now = ConvertibleTimestamp::time();
		$actions = $this->board->actions(
			$now - self::DAYS_BACK * WallTime::DAY, $now + self::DAYS_AHEAD * WallTime::DAY, new PromotionFilter( kinds: [ 'post' ] )
		);
		$plan = $this->planner->plan( $actions, $now );
		// What came to nothing is no part of a calendar.
		$actions = array_values( array_filter(
			$actions, static fn ( PlannedAction $action ) => $action->state === 'done' || $action->occurrence->times->start > $now
		) );
		$posts = array_map( static fn ( PlannedAction $action ) => self::post( $action, $plan[$action->id] ?? null, $now ), $actions );
		usort( $posts, static fn ( PlannedPost $a, PlannedPost $b ) =>
			[ $a->time ?? PHP_INT_MAX, ...$a->action->sortKey() ] <=> [ $b->time ?? PHP_INT_MAX, ...$b->action->sortKey() ] );
		return $posts;
	}

	/**
	 * @param string $id Of the action
	 */
	public function find( string $id ): ?PlannedPost {
		foreach ( $this->posts() as $post ) {
			if ( $post->action->id === $id ) {
				return $post;
			}
		}
		return null;
	}

	/** What nobody has planned yet is not due, whatever its lead days. */
	private static function beyond( PlannedAction $action ): PlannedAction {
		$due = self::earliest( $action->due, $action->occurrence->times->start );
		return $action->kind === 'post' && $action->state === 'due' && $due > ConvertibleTimestamp::time()
			? ( new PlannedPost( $action, $due, 'coming' ) )->timed()
			: $action;
	}

	private static function post( PlannedAction $action, ?int $time, int $now ): PlannedPost {
		if ( !in_array( $action->state, [ 'coming', 'due' ], true ) ) {
			return new PlannedPost( $action, $time ?? $action->row->time ?? $action->due, $action->state );
		}
		return new PlannedPost( $action, $time, match ( true ) {
			$time === null => PlannedPost::FULL,
			$time <= $now => 'due',
			default => 'coming'
		} );
	}
}
