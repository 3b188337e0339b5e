<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Announces what is due in channels of this wiki that are announced in automatically. Under a condition none is: somebody has
 * to say that it is met.
 */
class AutomaticAnnouncer {
	private const AHEAD = 366 * WallTime::DAY;

	public function __construct(
		private readonly PromotionBoard $board,
		private readonly Announcer $announcer,
		private readonly ReplicaWait $replicaWait,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param int $limit Most announcements
	 * @return array{int,int,int} How many were written, left out, and went wrong
	 */
	public function run( int $limit ): array {
		$now = ConvertibleTimestamp::time();
		$user = ActingUser::system();
		$counts = [ 0, 0, 0 ];
		$due = new PromotionFilter( [ 'due' ], [ 'announce' ] );
		foreach ( $user ? $this->board->iterate( $now, $now + self::AHEAD, $due ) : [] as $action ) {
			if ( !$this->isAutomatic( $action ) ) {
				continue;
			}
			$status = $this->announcer->announce( $action, ActingUser::context( $user ) );
			$counts[$status->isOK() ? ( $status->getValue() === null ? 1 : 0 ) : 2]++;
			$this->replicaWait->wait();
			if ( array_sum( $counts ) >= $limit ) {
				break;
			}
		}
		return $counts;
	}

	private function isAutomatic( PlannedAction $action ): bool {
		return $action->channel->style->isAutomatic && !$action->channel->condition
			&& $action->target?->wiki === $this->localWiki;
	}
}
