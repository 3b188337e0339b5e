<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Store\ContinuedRevisions;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;
use MediaWiki\Extension\EventCalendar\Store\SeriesRows;

/**
 * When the calendar is about to lose the later dates of a series because it goes on at another page ("this and following"):
 * carries what is known of them. Not when the edit is saved, which may wait for a review.
 */
class SeriesContinuation {
	public function __construct(
		private readonly ContinuedRevisions $revisions,
		private readonly SeriesRows $rows,
		private readonly OccurrenceLookup $lookup
	) {
	}

	/**
	 * @param Occurrence[] $old Of a series, as the index has them, from about now on
	 * @param Occurrence[] $new As it will have them
	 * @param int $revision Which says so
	 * @return int|null Id of the page at which the series goes on; null if it goes on nowhere, or has not ended
	 */
	public function follow( array $old, array $new, int $revision ): ?int {
		$kept = OccurrenceState::all( $new );
		$gone = array_diff_key( OccurrenceState::all( $old ), $kept );
		if ( !$gone || !self::isEnd( $gone, $kept ) ) {
			return null;
		}
		$page = $old[0]->page;
		$continuation = $this->revisions->find( $page->id, $page->revision, $revision );
		if ( !$continuation ) {
			return null;
		}
		$day = substr( (string)array_key_first( $gone ), 0, 10 );
		$this->rows->carry(
			$old[0]->event->uid() ?? EventUid::derived( $page->wiki, $page->id ),
			$this->lookup->findEvent( $page->wiki, $continuation )?->event->uid() ?? EventUid::derived( $page->wiki, $continuation ),
			$day, CarriedDate::count( $kept, $day )
		);
		return $continuation;
	}

	/**
	 * @param array<string,OccurrenceState> $gone In order
	 * @param array<string,OccurrenceState> $kept In order
	 */
	private static function isEnd( array $gone, array $kept ): bool {
		$last = array_key_last( $kept );
		// An event that is no series any more has only its date.
		return $last === null || strnatcmp( (string)$last, (string)array_key_first( $gone ) ) < 0;
	}
}
