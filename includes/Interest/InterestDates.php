<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Content\EventUids;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Query\NextOccurrence;
use MediaWiki\Extension\EventCalendar\Store\StartingOccurrences;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What somebody is going to be reminded of next.
 */
class InterestDates {
	public function __construct(
		private readonly InterestSubjects $subjects,
		private readonly StartingOccurrences $occurrences,
		private readonly NextOccurrence $next,
		private readonly EventUids $uids,
		private readonly string $wiki
	) {
	}

	/**
	 * @return InterestSubject|null The occurrence that was asked for; otherwise the running or next one that fits. Null if
	 *  there is none, or the calendar has the event no more
	 */
	public function of( Interest $interest ): ?InterestSubject {
		if ( !$interest->isOfEvent() ) {
			$isType = $interest->kind === Interest::TYPE;
			$found = $this->next->find( ConvertibleTimestamp::time(), new OccurrenceFilter(
				types: $isType ? [ $interest->target ] : [],
				topics: $isType ? [] : [ $interest->target ],
				statuses: [ 'confirmed' ]
			) );
			return $found ? $this->subjects->of( $found ) : null;
		}
		$page = $this->pageOf( $interest->target );
		$subject = $page ? $this->subjects->find( $page->toString( $this->wiki ) ) : null;
		return $page && $interest->kind === Interest::OCCURRENCE && ( !$subject || $subject->isSeries() )
			? $this->onDate( $page, $interest->date )
			: $subject;
	}

	private function onDate( OccurrenceId $page, string $date ): ?InterestSubject {
		$day = WallTime::parse( substr( $date, 0, 10 ) );
		if ( !$day ) {
			return null;
		}
		$all = $this->occurrences->ofPage( $page->wiki, $page->pageId, $day->seconds + 2 * WallTime::DAY );
		$id = ( OccurrenceState::all( $all )[$date] ?? null )?->recurrenceId;
		$found = array_filter( $all, static fn ( Occurrence $one ) => $one->recurrenceId() === $id );
		return $found ? $this->subjects->of( reset( $found ) ) : null;
	}

	private function pageOf( string $uid ): ?OccurrenceId {
		if ( preg_match( '/^([1-9]\d{0,9})@(.+)\.eventcalendar$/Ds', $uid, $match ) ) {
			return new OccurrenceId( $match[2], (int)$match[1] );
		}
		$page = $this->uids->findPages( [ $uid ] )[$uid] ?? null;
		return $page ? new OccurrenceId( $this->wiki, $page ) : null;
	}
}
