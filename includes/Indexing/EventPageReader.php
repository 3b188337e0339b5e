<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Page\PageLookup;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What an event page says now.
 */
final class EventPageReader {
	public function __construct(
		private readonly PageLookup $pages,
		private readonly RevisionLookup $revisions,
		private readonly SharedIndexGuard $guard,
		private readonly string $wiki
	) {
	}

	/**
	 * @param int $pageId
	 * @param RevisionRecord|null $known The newest revision, as somebody thinks who has it at hand: spares loading it
	 * @return array{EventPage,Event}|null Null when there is no such page, or none that shows a valid event to all who read the
	 *  index
	 */
	public function readNewest( int $pageId, ?RevisionRecord $known = null ): ?array {
		$page = $this->pages->getPageById( $pageId, IDBAccessObject::READ_LATEST );
		if ( !$page || $page->getNamespace() !== NS_EVENTCALENDAR || !$this->guard->allows( $page ) ) {
			return null;
		}
		$revision = $known?->getId() === $page->getLatest()
			? $known
			: $this->revisions->getRevisionById( $page->getLatest(), IDBAccessObject::READ_LATEST, $page );
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC );
		$event = $content instanceof EventContent ? $content->getEvent() : null;
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
