<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Delivery\Courier;
use MediaWiki\Extension\EventCalendar\Delivery\Delivered;
use MediaWiki\Extension\EventCalendar\Store\ChangeStore;
use MediaWiki\Extension\EventCalendar\Store\DeliveryLedger;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;
use MediaWiki\Extension\EventCalendar\Store\StartingOccurrences;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Tells of changes and reminds, from where the last run ended. A mark in the ledger says up to when changes, and starts for
 * each reminder, have been looked at; what could not be sent keeps it back.
 */
class ReminderRun {
	private const AT_A_TIME = 100;

	/** What was looked at is looked at once more for so long, in seconds: clocks differ, and the index is a moment behind */
	private const OVERLAP = 900;

	/** How late somebody may be told of a change, in seconds; then it is forgotten */
	private const LATEST = 7 * 86400;

	public function __construct(
		private readonly StartingOccurrences $occurrences,
		private readonly ChangeStore $changes,
		private readonly DeliveryLedger $ledger,
		private readonly Courier $courier,
		private readonly EventReminder $reminder,
		private readonly ChangeTeller $teller,
		private readonly ReplicaWait $replicaWait
	) {
	}

	/**
	 * @return array{int,int} How many notices were sent, and how many could not be
	 */
	public function run(): array {
		if ( !$this->courier->canSend() ) {
			return [ 0, 0 ];
		}
		$now = ConvertibleTimestamp::time();
		$results = $this->tellChanges( $now );
		foreach ( array_reverse( ReminderTimes::ALL ) as $minutes ) {
			array_push( $results, ...$this->remind( $minutes, $now ) );
		}
		$this->changes->prune( $now - self::LATEST );
		$count = static fn ( Delivered $which ) => count( array_keys( $results, $which, true ) );
		return [ $count( Delivered::Sent ), $count( Delivered::Failed ) ];
	}

	/** @return Delivered[] */
	private function tellChanges( int $now ): array {
		return $this->goThrough(
			InterestNotices::CHANGE, $now - self::LATEST, $now,
			fn ( int $after, ?Change $last ) => $this->changes->find( $after, $now, self::AT_A_TIME, $last ),
			fn ( Change $change ) => $this->tell( $change, $now ),
			static fn ( Change $change ) => $change->closes
		);
	}

	/** @return Delivered[] */
	private function tell( Change $change, int $now ): array {
		$current = $this->occurrences->ofPage( $change->wiki, $change->page, $now );
		$continued = $change->continuation ? $this->occurrences->ofPage( $change->wiki, $change->continuation, $now ) : [];
		$results = $this->teller->tell( $change, $current, $continued );
		// What has come, or come nearer, may be due for reminders that were looked for before.
		foreach ( $current as $occurrence ) {
			foreach ( ReminderTimes::ALL as $minutes ) {
				array_push( $results, ...$this->reminder->remind( $occurrence, $minutes ) );
			}
		}
		return $results;
	}

	/** @return Delivered[] */
	private function remind( int $minutes, int $now ): array {
		$upTo = $now + $minutes * 60;
		return $this->goThrough(
			ReminderTimes::kind( $minutes ), $now, $upTo,
			fn ( int $after, $last ) => $this->occurrences->find( $after, $upTo, self::AT_A_TIME, $last ),
			fn ( $occurrence ) => $this->reminder->remind( $occurrence, $minutes ),
			static fn ( $occurrence ) => $occurrence->times->start
		);
	}

	/**
	 * @template T
	 * @param string $kind Of the mark
	 * @param int $earliest Unix time
	 * @param int $upTo Unix time
	 * @param callable(int,T|null):T[] $find By the instant after which, and the last one of the batch before
	 * @param callable(T):Delivered[] $treat
	 * @param callable(T):int $when Unix time by which they are sorted
	 * @return Delivered[]
	 */
	private function goThrough(
		string $kind, int $earliest, int $upTo, callable $find, callable $treat, callable $when
	): array {
		$mark = $this->ledger->mark( $kind );
		$after = $mark === null ? $earliest : max( $earliest, $mark - self::OVERLAP );
		$all = [];
		$last = null;
		// What the next run has to look at again: the mark stays before it.
		$open = PHP_INT_MAX;
		do {
			$batch = $find( $after, $last );
			foreach ( $batch as $last ) {
				$results = $treat( $last );
				if ( in_array( Delivered::Pending, $results, true ) || in_array( Delivered::Failed, $results, true ) ) {
					$open = min( $open, $when( $last ) - 1 );
				}
				array_push( $all, ...$results );
			}
			$isDone = count( $batch ) < self::AT_A_TIME;
			// Not before the batch is through: the next run looks again at what this one did not live to see.
			$this->ledger->setMark( $kind, min( $open, $isDone ? $upTo : $when( $last ) ) );
			$this->replicaWait->wait();
		} while ( !$isDone );
		return $all;
	}
}
