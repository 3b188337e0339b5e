<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Store\DeliveryLedger;
use MediaWiki\Extension\EventCalendar\Store\EndedOccurrences;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Asks organisers what came out of their occurrences, from where the last run ended.
 */
class FollowUpReminder {
	private const AT_A_TIME = 100;

	/** What was looked at is looked at once more for so long, in seconds: clocks differ, and claims may have to be taken over */
	private const OVERLAP = 3600;

	public function __construct(
		private readonly EndedOccurrences $ended,
		private readonly DeliveryLedger $ledger,
		private readonly Courier $courier,
		private readonly Organizers $organizers,
		private readonly DeliveryDate $dates,
		private readonly TitleFactory $titles,
		private readonly ReplicaWait $replicaWait
	) {
	}

	/**
	 * @return array{int,int} How many notices were sent, and how many could not be
	 */
	public function run(): array {
		$counts = [ 0, 0 ];
		if ( !$this->courier->canSend() ) {
			return $counts;
		}
		$now = ConvertibleTimestamp::time();
		foreach ( array_keys( FollowUpRules::DUE ) as $kind ) {
			[ $after, $upTo ] = FollowUpRules::range( $kind, $now );
			$mark = $this->ledger->mark( $kind );
			$after = $mark === null ? $after : max( $after, $mark - self::OVERLAP );
			$last = null;
			do {
				$batch = $this->ended->find( $after, $upTo, self::AT_A_TIME, $last );
				foreach ( $batch as $last ) {
					foreach ( $this->ask( $kind, $last, $now ) as $isSent ) {
						$counts[$isSent ? 0 : 1]++;
					}
				}
				$isDone = count( $batch ) < self::AT_A_TIME;
				// Not before the batch is through: the next run looks again at what this one did not live to see.
				$this->ledger->setMark( $kind, $isDone ? $upTo : $last->times->end );
				$this->replicaWait->wait();
			} while ( !$isDone );
		}
		return $counts;
	}

	/** @return bool[] Of each notice, whether it was sent */
	private function ask( string $kind, Occurrence $occurrence, int $now ): array {
		if ( !FollowUpRules::isOpen( $occurrence->event, $occurrence->times->end, $now ) ) {
			return [];
		}
		// The index is a moment behind.
		$title = $this->titles->newFromID( $occurrence->page->id );
		if ( !$title || !$title->inNamespace( NS_EVENTCALENDAR ) ) {
			return [];
		}
		$uid = $occurrence->event->uid() ?? EventUid::derived( $occurrence->page->wiki, $occurrence->page->id );
		$date = $this->dates->of( $occurrence->event->schedule, $occurrence->times );
		$results = [];
		foreach ( $this->organizers->of( $occurrence->event, $title ) as $recipient ) {
			$first = $kind === FollowUpRules::FIRST
				? null
				: $this->courier->sentAt( FollowUpRules::FIRST, $uid, $date, $recipient );
			if ( FollowUpRules::isTurnOf( $kind, $first, $now ) ) {
				$notice = new Notice( $kind, $title, OccurrenceId::of( $occurrence )->toString( $occurrence->page->wiki ), $recipient );
				$results[] = $this->courier->deliver( $uid, $date, $notice, $now );
			}
		}
		return array_filter( $results, is_bool( ... ) );
	}
}
