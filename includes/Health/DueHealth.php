<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Health;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionBoard;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionFilter;
use Wikimedia\Message\MessageValue;
use Wikimedia\ObjectCache\WANObjectCache;

/**
 * For how long announcements have been due. Working out all plans takes a while: what was found is used for a few minutes.
 */
final class DueHealth implements HealthCheck {
	private const AHEAD = 366 * WallTime::DAY;

	/** Seconds */
	private const CACHED = 300;

	/** Seconds after which an announcement ought to be there that needs nobody */
	private const LATE = 3 * 3600;

	public function __construct(
		private readonly PromotionBoard $board,
		private readonly WANObjectCache $cache,
		private readonly string $localWiki
	) {
	}

	/** @inheritDoc */
	public function check( int $now ): array {
		[ $any, $automatic ] = $this->cache->getWithSetCallback(
			$this->cache->makeKey( 'eventcalendar-oldest-due' ), self::CACHED, fn () => $this->oldest( $now )
		);
		if ( $automatic !== null && $now - $automatic > self::LATE ) {
			return [ Finding::trouble( $this->message( 'eventcalendar-health-due-late', $now - $automatic ), Finding::ANNOUNCEMENTS ) ];
		}
		return $any === null ? [] : [ Finding::well( $this->message( 'eventcalendar-health-due', $now - $any ) ) ];
	}

	/** @return array{int|null,int|null} Unix times since when something is due, and something that needs nobody */
	private function oldest( int $now ): array {
		$any = $automatic = null;
		foreach ( $this->board->iterate( $now, $now + self::AHEAD, new PromotionFilter( [ 'due' ], [ 'announce' ] ) ) as $action ) {
			$any = min( $any ?? $action->due, $action->due );
			if ( $this->needsNobody( $action ) ) {
				// Of an event that was written or changed later nobody could know.
				$since = max( $action->due, $action->occurrence->page->timestamp );
				$automatic = min( $automatic ?? $since, $since );
			}
		}
		return [ $any, $automatic ];
	}

	private function needsNobody( PlannedAction $action ): bool {
		return $action->channel->style->isAutomatic && !$action->channel->condition
			&& $action->target?->wiki === $this->localWiki;
	}

	private function message( string $key, int $seconds ): MessageValue {
		return ( new MessageValue( $key ) )->longDurationParams( Finding::round( max( 0, $seconds ) ) );
	}
}
