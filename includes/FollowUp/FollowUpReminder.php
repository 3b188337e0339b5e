<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Delivery\Courier;
use MediaWiki\Extension\EventCalendar\Delivery\Delivered;
use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Delivery\Notice;
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

	/** What was looked at is looked at once more for so long, in seconds: clocks differ, and the index is a moment behind */
	private const OVERLAP = 900;

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
		$results = [];
		foreach ( $this->courier->canSend() ? array_keys( FollowUpRules::DUE ) : [] as $kind ) {
			array_push( $results, ...$this->runKind( $kind, ConvertibleTimestamp::time() ) );
		}
		$count = static fn ( Delivered $which ) => count( array_keys( $results, $which, true ) );
		return [ $count( Delivered::Sent ), $count( Delivered::Failed ) ];
	}

	/** @return Delivered[] Of each notice */
	private function runKind( string $kind, int $now ): array {
		[ $after, $upTo ] = FollowUpRules::range( $kind, $now );
		$mark = $this->ledger->mark( $kind );
		$after = $mark === null ? $after : max( $after, $mark - self::OVERLAP );
		$all = [];
		$last = null;
		// What has to be looked at again by the next run: the mark stays before it.
		$open = PHP_INT_MAX;
		do {
			$batch = $this->ended->find( $after, $upTo, self::AT_A_TIME, $last );
			foreach ( $batch as $last ) {
				$results = $this->ask( $kind, $last, $now );
				if ( in_array( Delivered::Pending, $results, true ) || in_array( Delivered::Failed, $results, true ) ) {
					$open = min( $open, $last->times->end - 1 );
				}
				array_push( $all, ...$results );
			}
			$isDone = count( $batch ) < self::AT_A_TIME;
			// Not before the batch is through: the next run looks again at what this one did not live to see.
			$this->ledger->setMark( $kind, min( $open, $isDone ? $upTo : $last->times->end ) );
			$this->replicaWait->wait();
		} while ( !$isDone );
		return $all;
	}

	/** @return Delivered[] Of each notice */
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
		return $results;
	}
}
