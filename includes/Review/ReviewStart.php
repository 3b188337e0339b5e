<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\ChangeTags\ChangeTagsStore;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Store\EventPageList;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;
use MediaWiki\Extension\EventCalendar\Store\ReviewTags;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * Takes the events that a wiki has for reviewed, so that they stay in the calendar when reviews become required.
 */
final class ReviewStart {
	public function __construct(
		private readonly EventPageList $pages,
		private readonly RevisionLookup $revisions,
		private readonly ReviewTags $tags,
		private readonly ChangeTagsStore $changeTags,
		private readonly ReplicaWait $replicas
	) {
	}

	/**
	 * @param bool $isTrial Whether they are only counted
	 * @param int $batchSize
	 * @return array{accepted:int,reviewed:int,left:int} Pages that are accepted now; whose newest revision was already
	 *  reviewed; that are left as they are, because they are proposals, not valid, or hidden
	 */
	public function acceptAll( bool $isTrial, int $batchSize ): array {
		$counts = [ 'accepted' => 0, 'reviewed' => 0, 'left' => 0 ];
		$last = 0;
		do {
			$batch = $this->pages->listAfter( $last, $batchSize );
			foreach ( $batch as $pageId ) {
				$counts[$this->accept( $pageId, $isTrial )]++;
			}
			$last = $batch ? end( $batch ) : $last;
			$this->replicas->wait();
		} while ( count( $batch ) === $batchSize );
		return $counts;
	}

	private function accept( int $pageId, bool $isTrial ): string {
		$newest = $this->revisions->getRevisionByPageId( $pageId, 0, IDBAccessObject::READ_LATEST );
		$content = $newest?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC );
		$event = $content instanceof EventContent ? $content->getEvent() : null;
		if ( !$event || $event->status() === 'proposed' ) {
			return 'left';
		}
		$flags = IDBAccessObject::READ_LATEST;
		if ( $this->tags->newestWith( $pageId, ReviewTag::REVIEWED, true, $flags ) === $newest->getId() ) {
			return 'reviewed';
		}
		if ( !$isTrial ) {
			$this->changeTags->addTags( ReviewTag::REVIEWED, null, (int)$newest->getId() );
		}
		return 'accepted';
	}
}
