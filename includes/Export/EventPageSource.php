<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Store\EventPageList;
use MediaWiki\Page\PageLookup;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * All event pages of this wiki, read from the pages and not from the index.
 */
final class EventPageSource {
	public function __construct(
		private readonly EventPageList $list,
		private readonly PageLookup $pages,
		private readonly RevisionLookup $revisions,
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
		$revision = $page ? $this->revisions->getRevisionById( $page->getLatest(), 0, $page ) : null;
		if ( !$revision ) {
			// Deleted since it was listed
			return null;
		}
		$content = $revision->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC );
		if ( !$content ) {
			return new OmittedPage( $page->getDBkey(), OmittedPage::HIDDEN );
		}
		$event = $content instanceof EventContent ? $content->getEvent() : null;
		if ( !$event ) {
			return new OmittedPage( $page->getDBkey(), OmittedPage::INVALID );
		}
		return new ExportedEvent(
			new EventPage(
				$this->wiki,
				$pageId,
				$page->getDBkey(),
				(int)$revision->getId(),
				(int)ConvertibleTimestamp::convert( TS_UNIX, $revision->getTimestamp() )
			),
			$event,
			$content->getData()->getValue()
		);
	}
}
