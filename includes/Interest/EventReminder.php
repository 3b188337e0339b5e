<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Delivery\Courier;
use MediaWiki\Extension\EventCalendar\Delivery\Delivered;
use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Store\DeliveryLedger;
use MediaWiki\Extension\EventCalendar\Store\EventCounter;
use MediaWiki\Extension\EventCalendar\Store\InterestStore;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Reminds everybody who wants it of one occurrence, if it is time:
 *
 *     asked ┄┄ start − 24 h ┄┄┄┄┄┄ start − 15 min ┄┄ start
 *              ├─ the first ──────┤├─ the second ──┤         when each may go out; the second instead of a late first
 */
class EventReminder {
	private const AT_A_TIME = 500;

	public function __construct(
		private readonly InterestStore $interests,
		private readonly InterestSubjects $subjects,
		private readonly DeliveryLedger $ledger,
		private readonly Courier $courier,
		private readonly LocalReaders $readers,
		private readonly ReminderTimes $times,
		private readonly EventCounter $counter
	) {
	}

	/**
	 * @param Occurrence $occurrence
	 * @param int $minutes Which reminder: one of ReminderTimes::ALL
	 * @return Delivered[] Of each notice
	 */
	public function remind( Occurrence $occurrence, int $minutes ): array {
		$start = $occurrence->times->start;
		$now = ConvertibleTimestamp::time();
		if ( $occurrence->event->status() !== 'confirmed' || $start <= $now || $start - $minutes * 60 > $now ) {
			return [];
		}
		$subject = $this->subjects->of( $occurrence );
		$done = null;
		$results = [];
		$after = 0;
		do {
			$batch = $this->interests->readers( $subject->match(), $after, self::AT_A_TIME );
			$done ??= $batch ? $this->reminded( $subject, $minutes ) : [];
			foreach ( $batch as $after => $interests ) {
				// Who asked when it was too late for this one knows about it.
				if ( !isset( $done[$after] ) && $interests[0]->time <= $start - $minutes * 60 ) {
					$results[] = $this->remindOne( $subject, $minutes, $after );
				}
			}
		} while ( count( $batch ) === self::AT_A_TIME );
		$results = array_filter( $results );
		$this->count( $subject, count( array_keys( $results, Delivered::Sent, true ) ) );
		return $results;
	}

	/** @return array<int,int> By central id */
	private function reminded( InterestSubject $subject, int $minutes ): array {
		return array_flip( $this->ledger->recipients(
			ReminderTimes::kind( $minutes ), $subject->uid(), self::date( $subject )
		) );
	}

	private function remindOne( InterestSubject $subject, int $minutes, int $centralId ): ?Delivered {
		$occurrence = $subject->occurrence;
		$reader = $this->readers->find( $centralId );
		$now = ConvertibleTimestamp::time();
		if (
			!$reader || ReminderTimes::due(
				$this->times->of( $reader, $occurrence->event->schedule->isAllDay() ), $occurrence->times->start, $now
			) !== $minutes
		) {
			return null;
		}
		return $this->courier->deliver( $subject->uid(), self::date( $subject ), new Notice(
			ReminderTimes::kind( $minutes ), $this->readers->page( $occurrence->page ), $subject->id, $reader,
			details: [ 'minutes' => $minutes, 'day' => self::date( $subject ) ]
		), $now );
	}

	/**
	 * For the ledger: another time on the same day is no reason to remind again, another day is.
	 */
	private static function date( InterestSubject $subject ): string {
		$day = $subject->occurrence->times->wallStart->dateString();
		return str_starts_with( $subject->date, $day ) ? $subject->date : "$subject->date>$day";
	}

	private function count( InterestSubject $subject, int $sent ): void {
		if ( $sent > 0 ) {
			$this->counter->add( EventCounter::REMINDER, $subject->uid(), $subject->date, '', ConvertibleTimestamp::time(), $sent );
		}
	}
}
