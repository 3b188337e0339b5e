<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\EventValidator;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\WikiMap\WikiMap;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * Finds what somebody wants to say something about.
 */
class FollowUpPages {
	/** Name of the special page with the form; its subpages are ids of occurrences */
	public const SPECIAL_PAGE = 'EventFollowUp';

	/** One step of the search for the last occurrence: few rules have more than one occurrence a day */
	private const STEP = 400 * WallTime::DAY;

	public function __construct(
		private readonly TitleFactory $titles,
		private readonly RevisionLookup $revisions,
		private readonly RecurrenceExpander $expander,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param string $id As OccurrenceId reads it; of a series without a recurrence id its last occurrence that is over
	 * @param Authority $authority
	 * @param int $now Unix time
	 * @return FollowUpSubject|null Null if this wiki has nothing of the kind, or nothing that they may read
	 */
	public function find( string $id, Authority $authority, int $now ): ?FollowUpSubject {
		$parsed = OccurrenceId::parse( $id, $this->localWiki );
		$title = $parsed && $parsed->wiki === $this->localWiki ? $this->titles->newFromID( $parsed->pageId ) : null;
		if ( !$title || !$title->inNamespace( NS_EVENTCALENDAR ) || !$authority->definitelyCan( 'read', $title ) ) {
			return null;
		}
		$revision = $this->revisions->getRevisionByTitle( $title, 0, IDBAccessObject::READ_LATEST );
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $authority );
		$event = $content instanceof EventContent ? $content->getEvent() : null;
		$times = $event ? $this->times( $event->schedule, $parsed->recurrenceId, $now ) : null;
		if ( !$times ) {
			return null;
		}
		$later = $this->expander->hasOccurrenceFrom( $event->schedule, $times->start + 1 );
		return new FollowUpSubject(
			$title,
			(int)$revision->getId(),
			$content,
			$event->forOccurrence( $times->overrideKey ),
			$times,
			$times->recurrenceId ? $this->overrideKey( $content, $event->schedule, $times->recurrenceId ) : null,
			( new OccurrenceId( $this->localWiki, $title->getArticleID(), $times->recurrenceId?->toString() ?? '' ) )
				->toString( $this->localWiki ),
			$event->uid() ?? EventUid::derived( $this->localWiki, $title->getArticleID() ),
			!$later
		);
	}

	/**
	 * @param int $pageId Of this wiki
	 * @param OccurrenceTimes $times Of one of the page's occurrences
	 * @return Title Of the form for it
	 */
	public static function form( int $pageId, OccurrenceTimes $times ): Title {
		$wiki = WikiMap::getCurrentWikiId();
		$id = new OccurrenceId( $wiki, $pageId, $times->recurrenceId?->toString() ?? '' );
		return SpecialPage::getTitleFor( self::SPECIAL_PAGE, $id->toString( $wiki ) );
	}

	/**
	 * What an earlier revision of the page said came out of the same occurrence.
	 *
	 * @param FollowUpSubject $subject
	 * @param int $revision Id
	 * @param Authority $authority
	 * @return array<string,mixed>|null Null if there is no such revision, or none that they may read
	 */
	public function outcomeAt( FollowUpSubject $subject, int $revision, Authority $authority ): ?array {
		if ( $revision === $subject->revision ) {
			return $subject->event->outcome();
		}
		$old = $this->revisions->getRevisionById( $revision );
		$content = $old && $old->getPageId() === $subject->title->getArticleID()
			? $old->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $authority )
			: null;
		$event = $content instanceof EventContent ? $content->getEvent() : null;
		return $event?->forOccurrence( $subject->times->recurrenceId?->toString() )->outcome();
	}

	private function times( Schedule $schedule, string $recurrenceId, int $now ): ?OccurrenceTimes {
		if ( !$schedule->isRecurring() ) {
			return $recurrenceId === ''
				? $this->expander->expand( $schedule, PHP_INT_MIN >> 8, PHP_INT_MAX >> 8, 1 )[0] ?? null
				: null;
		}
		if ( $recurrenceId === '' ) {
			return $this->lastOver( $schedule, $now );
		}
		$id = $this->expander->recurrenceIdOf( $schedule, $recurrenceId );
		if ( !$id ) {
			return null;
		}
		// The occurrence alone, wherever an override has moved it.
		$alone = new Schedule( $id, $schedule->duration, $schedule->timeZone, null, [], [ $id->toString() ], array_filter(
			$schedule->overrides,
			static fn ( $key ) => (string)$key === $id->toString(),
			ARRAY_FILTER_USE_KEY
		) );
		return $this->expander->expand( $alone, PHP_INT_MIN >> 8, PHP_INT_MAX >> 8, 1 )[0] ?? null;
	}

	private function lastOver( Schedule $schedule, int $now ): ?OccurrenceTimes {
		$first = $schedule->start->seconds - self::STEP;
		for ( $to = $now; $to > $first; $to -= self::STEP ) {
			$over = array_filter(
				$this->expander->expand( $schedule, $to - self::STEP, $to ),
				static fn ( OccurrenceTimes $times ) => $times->end <= $now
			);
			if ( $over !== [] ) {
				return end( $over );
			}
		}
		return null;
	}

	/**
	 * The page may write the key as UTC time.
	 */
	private function overrideKey( EventContent $content, Schedule $schedule, WallTime $id ): string {
		$data = EventValidator::toArray( $content->getData()->getValue() );
		foreach ( array_keys( $data['recurrence']['overrides'] ?? [] ) as $key ) {
			if ( $this->expander->recurrenceIdOf( $schedule, (string)$key )?->equals( $id ) ) {
				return (string)$key;
			}
		}
		return $id->toString();
	}
}
