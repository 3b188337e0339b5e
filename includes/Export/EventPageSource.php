<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Store\EventPageList;
use MediaWiki\Page\PageLookup;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * All event pages of this wiki, read from the pages and not from the index. Where reviews are required, what was reviewed.
 */
final class EventPageSource {
	public function __construct(
		private readonly EventPageList $list,
		private readonly PageLookup $pages,
		private readonly RevisionLookup $revisions,
		private readonly ReviewedRevisions $reviews,
		private readonly string $wiki
	) {
	}

	/**
	 * @param int $batchSize
	 * @return iterable<ExportedEvent|OmittedPage> By page id; one in memory at a time
	 */
	public function each( int $batchSize ): iterable {
		$last = 0;
		do {
			$batch = $this->list->listAfter( $last, $batchSize );
			foreach ( $batch as $pageId ) {
				$read = $this->read( $pageId );
				if ( $read ) {
					yield $read;
				}
			}
			$last = $batch ? end( $batch ) : $last;
		} while ( count( $batch ) === $batchSize );
	}

	private function read( int $pageId ): ExportedEvent|OmittedPage|null {
		$page = $this->pages->getPageById( $pageId );
		$newest = $page ? $this->revisions->getRevisionById( $page->getLatest(), 0, $page ) : null;
		if ( !$newest ) {
			// Deleted since it was listed
			return null;
		}
		$state = $this->reviews->state( $pageId, $newest );
		if ( !$state->shown->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC ) ) {
			return new OmittedPage( $page->getDBkey(), OmittedPage::HIDDEN );
		}
		$content = $state->content();
		$event = $content?->getEvent();
		if ( !$event ) {
			return new OmittedPage( $page->getDBkey(), OmittedPage::INVALID );
		}
		return new ExportedEvent(
			new EventPage(
				$this->wiki,
				$pageId,
				$page->getDBkey(),
				(int)$state->shown->getId(),
				(int)ConvertibleTimestamp::convert( TS_UNIX, $state->shown->getTimestamp() )
			),
			$event,
			$content->getData()->getValue()
		);
	}
}
