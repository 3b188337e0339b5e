<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Page\PageIdentity;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What an event page says now.
 */
final class EventPageReader {
	/**
	 * @param RevisionLookup $revisions
	 * @param EventReader $reader
	 * @param string $wiki
	 * @param int $namespace
	 * @param string $model
	 */
	public function __construct(
		private readonly RevisionLookup $revisions,
		private readonly EventReader $reader,
		private readonly string $wiki,
		private readonly int $namespace,
		private readonly string $model
	) {
	}

	/**
	 * @return array{EventPage,Event}|null Null when there is no such page, or none that shows a valid event to everybody
	 */
	public function readNewest( int $pageId ): ?array {
		$revision = $this->revisions->getRevisionByPageId( $pageId, 0, IDBAccessObject::READ_LATEST );
		$page = $revision?->getPage();
		if ( !$page instanceof PageIdentity || $page->getNamespace() !== $this->namespace ) {
			return null;
		}
		$content = $revision->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC );
		$event = $content?->getModel() === $this->model ? $this->reader->read( $content->serialize() )->event : null;
		return $event === null ? null : [
			new EventPage(
				$this->wiki,
				$pageId,
				$page->getDBkey(),
				(int)$revision->getId(),
				(int)ConvertibleTimestamp::convert( TS_UNIX, $revision->getTimestamp() )
			),
			$event
		];
	}
}
