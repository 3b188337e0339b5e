<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Delivery\Courier;
use MediaWiki\Extension\EventCalendar\Delivery\Delivered;
use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Store\InterestStore;
use MediaWiki\User\UserIdentity;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Tells those who wait for an occurrence that it has moved, is cancelled, postponed or gone, or takes place after all: each
 * one notice for all that one change means to them.
 */
class ChangeTeller {
	private const AT_A_TIME = 500;

	public function __construct(
		private readonly InterestStore $interests,
		private readonly Courier $courier,
		private readonly LocalReaders $readers,
		private readonly string $wiki
	) {
	}

	/**
	 * @param Change $change
	 * @param Occurrence[] $current The event's occurrences as they are now
	 * @param Occurrence[] $continued Those of the page at which it goes on
	 * @return Delivered[] Of each notice
	 */
	public function tell( Change $change, array $current, array $continued = [] ): array {
		$elsewhere = self::elsewhere( $change, $current, $continued );
		$differences = $this->differences( $change, $current, $elsewhere );
		if ( !$differences ) {
			return [];
		}
		$match = new InterestMatch(
			$change->uid, $change->isSeries ? array_map( strval( ... ), array_keys( $differences ) ) : null, $change->type, $change->topics
		);
		$results = [];
		$after = 0;
		do {
			$batch = $this->interests->readers( $match, $after, self::AT_A_TIME );
			foreach ( $batch as $after => $interests ) {
				$reader = $this->readers->find( $after );
				$theirs = $reader ? $this->of( $interests, $after, $change, $differences ) : [];
				if ( $theirs ) {
					$results[] = $this->send( $reader, $change, $theirs, $elsewhere, self::isAllDay( $change, $current ) );
				}
			}
		} while ( count( $batch ) === self::AT_A_TIME );
		return $results;
	}

	/**
	 * @param Change $change
	 * @param Occurrence[] $current
	 * @param array<string,OccurrenceState> $elsewhere
	 * @return array<string,Difference> By date; in the order of time
	 */
	private function differences( Change $change, array $current, array $elsewhere ): array {
		$now = ConvertibleTimestamp::time();
		$states = OccurrenceState::all( $current );
		$byDate = $change->isSeries || ( $current && $current[0]->event->schedule->isRecurring() );
		$dates = $change->dates;
		uasort( $dates, static fn ( OccurrenceState $a, OccurrenceState $b ) => $a->start <=> $b->start );
		$differences = [];
		foreach ( $dates as $date => $old ) {
			$new = $elsewhere[$date] ?? ( $byDate ? $states[$date] ?? null : ( reset( $states ) ?: null ) );
			$difference = max( $old->start, $new ? $new->start : 0 ) > $now ? Difference::between( $old, $new ) : null;
			if ( $difference ) {
				$differences[$date] = $difference;
			}
		}
		return $differences;
	}

	/**
	 * @param Interest[] $interests Of one reader
	 * @param int $reader
	 * @param Change $change
	 * @param array<string,Difference> $differences
	 * @return array<string,Difference> Those that they want to know of, did not know when they said so, and have not made
	 */
	private function of( array $interests, int $reader, Change $change, array $differences ): array {
		return array_filter( $differences, function ( string $date ) use ( $interests, $reader, $change ): bool {
			if ( $this->readers->isSame( $reader, $change->dates[$date]->actor, $change->wiki ) ) {
				return false;
			}
			$match = new InterestMatch( $change->uid, $change->isSeries ? [ $date ] : null, $change->type, $change->topics );
			$changed = $change->changedAt( $date );
			return array_filter(
				$interests, static fn ( Interest $interest ) => $interest->time <= $changed && $match->has( $interest )
			) !== [];
		}, ARRAY_FILTER_USE_KEY );
	}

	/** @param Occurrence[] $current */
	private static function isAllDay( Change $change, array $current ): bool {
		$id = current( $change->dates )->recurrenceId;
		return $current ? $current[0]->event->schedule->isAllDay() : $id !== '' && !str_contains( $id, 'T' );
	}

	/**
	 * @param Change $change
	 * @param Occurrence[] $current
	 * @param Occurrence[] $continued
	 * @return array<string,OccurrenceState> How those dates are that another page has now, by what they were called here
	 */
	private static function elsewhere( Change $change, array $current, array $continued ): array {
		$here = OccurrenceState::all( $current );
		$there = OccurrenceState::all( $continued );
		$elsewhere = [];
		foreach ( array_keys( $change->dates ) as $date ) {
			$carried = CarriedDate::of( $date, substr( $date, 0, 10 ), CarriedDate::count( $here, $date ) );
			if ( !isset( $here[$date] ) && $carried !== null && isset( $there[$carried] ) ) {
				$elsewhere[$date] = $there[$carried];
			}
		}
		return $elsewhere;
	}

	/**
	 * @param UserIdentity $reader
	 * @param Change $change
	 * @param array<string,Difference> $differences
	 * @param array<string,OccurrenceState> $elsewhere
	 * @param bool $isAllDay
	 */
	private function send(
		UserIdentity $reader, Change $change, array $differences, array $elsewhere, bool $isAllDay
	): Delivered {
		$date = array_key_first( $differences );
		$state = $change->dates[$date];
		$there = $elsewhere[$date] ?? null;
		$pageId = $there && $change->continuation ? $change->continuation : $change->page;
		$page = $this->readers->page( new EventPage( $change->wiki, $pageId, '', 0, 0 ) );
		return $this->courier->deliver( $change->uid, "$date~$change->id", new Notice(
			InterestNotices::CHANGE, $page,
			( new OccurrenceId( $change->wiki, $pageId, ( $there ?? $state )->recurrenceId ) )->toString( $this->wiki ), $reader,
			details: [
				'change' => $change->id, 'what' => $differences[$date]->value, 'start' => $state->start,
				'allday' => (int)$isAllDay, 'dates' => count( $differences )
			]
		), ConvertibleTimestamp::time() );
	}
}
