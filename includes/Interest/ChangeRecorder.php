<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Store\ChangeStore;
use MediaWiki\Extension\EventCalendar\Store\StartingOccurrences;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\User\CentralId\CentralIdLookup;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Notes how the coming occurrences of an event are, before the index says otherwise. It writes down nothing but the past, so
 * that a save that fails afterwards does no harm: what is told is the difference from how it is when it is told.
 */
class ChangeRecorder {
	/** As far ahead as the earliest reminder comes, and a day */
	private const SOON = 8 * WallTime::DAY;

	/** Belongs to the date before, as OccurrenceState::all() needs it */
	private const BEFORE = 3 * WallTime::DAY;

	public function __construct(
		private readonly StartingOccurrences $occurrences,
		private readonly ChangeStore $changes,
		private readonly RevisionLookup $revisions,
		private readonly CentralIdLookup $centralIds,
		private readonly SeriesContinuation $continuation
	) {
	}

	/**
	 * @param EventPage $page
	 * @param Event $event What it will say
	 * @param OccurrenceTimes[] $times When it will happen
	 */
	public function beforeReplace( EventPage $page, Event $event, array $times ): void {
		$now = ConvertibleTimestamp::time();
		$old = $this->occurrences->ofPage( $page->wiki, $page->id, $now, true );
		$date = ( new WallTime( $now - self::BEFORE ) )->dateString();
		$new = [];
		foreach ( $times as $one ) {
			if ( $one->start > $now || ( $one->recurrenceId && $one->recurrenceId->dateString() >= $date ) ) {
				$new[] = new Occurrence( $page, $event->forOccurrence( $one->overrideKey ), $one );
			}
		}
		$this->record( $page->wiki, $page->id, $old, $new, $event, $page->revision );
	}

	/**
	 * @param OccurrenceTimes[] $times Of an event that the index does not have yet
	 * @return bool Whether beforeReplace() may have anything to note of it
	 */
	public static function hasSoon( array $times ): bool {
		$now = ConvertibleTimestamp::time();
		foreach ( $times as $one ) {
			if ( $one->start > $now && $one->start <= $now + self::SOON ) {
				return true;
			}
		}
		return false;
	}

	public function beforeDelete( string $wiki, int $pageId ): void {
		$old = $this->occurrences->ofPage( $wiki, $pageId, ConvertibleTimestamp::time(), true );
		$this->record( $wiki, $pageId, $old, [], null, null );
	}

	/**
	 * @param string $wiki
	 * @param int $pageId
	 * @param Occurrence[] $old
	 * @param Occurrence[] $new
	 * @param Event|null $event What it will say; null: nothing
	 * @param int|null $revision Whose author knows already
	 */
	private function record( string $wiki, int $pageId, array $old, array $new, ?Event $event, ?int $revision ): void {
		$now = ConvertibleTimestamp::time();
		$was = $old ? $old[0]->event : $event;
		if ( !$was ) {
			return;
		}
		$isSeries = $was->schedule->isRecurring();
		$byDate = $isSeries || $event?->schedule->isRecurring();
		$dates = self::changed( OccurrenceState::all( $old ), OccurrenceState::all( $new ), $now, $byDate );
		$continuation = $revision && $isSeries ? $this->continuation->follow( $old, $new, $revision ) : null;
		if ( !$dates && !( $event && self::hasNews( $old, $new, $event, $now ) ) ) {
			return;
		}
		$actor = $dates && $revision ? $this->authorOf( $revision ) : 0;
		$open = $this->changes->open( $wiki, $pageId, $now );
		$starts = array_map( static fn ( Occurrence $one ) => $one->times->start, $new );
		foreach ( $dates as $state ) {
			$starts[] = $state->start;
		}
		$change = new Change(
			0, $wiki, $pageId, $now, Change::closesAt( $open->first ?? $now, $now, $starts ),
			$was->uid() ?? EventUid::derived( $wiki, $pageId ), $was->type(), $was->topics(), $isSeries,
			array_map( static fn ( OccurrenceState $state ) => $state->by( $actor, $now ), $dates ),
			$continuation
		);
		$this->changes->save( $open ? $open->with( $change ) : $change );
	}

	/**
	 * @param array<string,OccurrenceState> $old
	 * @param array<string,OccurrenceState> $new
	 * @param int $now
	 * @param bool $byDate Of an event that is no series, the one occurrence stays the same wherever it goes
	 * @return array<string,OccurrenceState> Those of the old that are to come, or would have, and are otherwise now
	 */
	private static function changed( array $old, array $new, int $now, bool $byDate ): array {
		return array_filter( $old, static function ( OccurrenceState $state, string $date ) use ( $new, $now, $byDate ): bool {
			$then = $byDate ? $new[$date] ?? null : reset( $new );
			return max( $state->start, $then ? $then->start : 0 ) > $now && !( $then && $state->isSame( $then ) );
		}, ARRAY_FILTER_USE_BOTH );
	}

	/**
	 * Whether somebody who follows a type or topic has something to be reminded of that was not there before.
	 *
	 * @param Occurrence[] $old
	 * @param Occurrence[] $new
	 * @param Event $event
	 * @param int $now
	 */
	private static function hasNews( array $old, array $new, Event $event, int $now ): bool {
		$isSame = $old && $old[0]->event->type() === $event->type() && $old[0]->event->topics() === $event->topics();
		$known = $isSame ? array_flip( array_map( static fn ( Occurrence $one ) => $one->times->start, $old ) ) : [];
		foreach ( $new as $one ) {
			if ( $one->times->start > $now && $one->times->start <= $now + self::SOON && !isset( $known[$one->times->start] ) ) {
				return true;
			}
		}
		return false;
	}

	private function authorOf( int $revision ): int {
		$user = $this->revisions->getRevisionById( $revision, IDBAccessObject::READ_LATEST )?->getUser( RevisionRecord::RAW );
		return $user && $user->isRegistered()
			? $this->centralIds->centralIdFromLocalUser( $user, CentralIdLookup::AUDIENCE_RAW )
			: 0;
	}
}
