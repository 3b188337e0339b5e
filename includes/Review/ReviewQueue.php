<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Extension\EventCalendar\Content\Diff\ChangeDescriber;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Store\ReviewQueueStore;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;
use MediaWiki\Language\Language;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What waits for a review, as somebody may see it.
 */
class ReviewQueue {
	/** How far ahead the next date is looked for, in days */
	private const DAYS_AHEAD = 3653;

	public function __construct(
		private readonly ReviewQueueStore $store,
		private readonly RevisionLookup $revisions,
		private readonly ChangeDescriber $changes,
		private readonly RecurrenceExpander $expander
	) {
	}

	/**
	 * @param int $limit
	 * @param array{int,int}|null $after The last one of the page before, as this gave it
	 * @param Authority $reader
	 * @param Language $language Of the changes
	 * @return array{QueueEntry[],array{int,int}|null} Those that have waited longest first; where the next page begins
	 */
	public function page( int $limit, ?array $after, Authority $reader, Language $language ): array {
		$rows = $this->store->list( $limit + 1, $after );
		$hasMore = count( $rows ) > $limit;
		$rows = array_slice( $rows, 0, $limit );
		$last = end( $rows );
		$entries = array_map( fn ( WaitingPage $waiting ) => $this->entry( $waiting, $reader, $language ), $rows );
		return [ array_values( array_filter( $entries ) ), $hasMore ? [ $last->since, $last->page ] : null ];
	}

	private function entry( WaitingPage $waiting, Authority $reader, Language $language ): ?QueueEntry {
		$newest = $this->revisions->getRevisionById( $waiting->newest );
		$first = $this->revisions->getRevisionById( $waiting->first );
		if ( !$newest || !$first || !$reader->definitelyCan( 'read', $newest->getPage() ) ) {
			return null;
		}
		$reviewed = $waiting->reviewed ? $this->revisions->getRevisionById( $waiting->reviewed ) : null;
		[ $old, $new ] = [ $this->content( $reviewed, $reader ), $this->content( $newest, $reader ) ];
		$event = $new?->getEvent();
		return new QueueEntry(
			$waiting, $newest, $first, $event, $event ? $this->next( $event->schedule ) : null,
			$old && $new ? $this->changes->describe( $old, $new, $language ) : []
		);
	}

	private function content( ?RevisionRecord $revision, Authority $reader ): ?EventContent {
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $reader );
		return $content instanceof EventContent ? $content : null;
	}

	private function next( Schedule $schedule ): ?OccurrenceTimes {
		$now = ConvertibleTimestamp::time();
		return $this->expander->expand( $schedule, $now, $now + self::DAYS_AHEAD * 86400, 1 )[0] ?? null;
	}
}
