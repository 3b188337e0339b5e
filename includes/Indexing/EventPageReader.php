<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use Generator;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Store\NewestRevisions;
use MediaWiki\Page\PageIdentity;
use MediaWiki\Page\PageLookup;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What an event page says now, and who has to look at it first.
 */
final class EventPageReader {
	public function __construct(
		private readonly PageLookup $pages,
		private readonly RevisionLookup $revisions,
		private readonly NewestRevisions $newest,
		private readonly SharedIndexGuard $guard,
		private readonly ReviewedRevisions $reviews,
		private readonly string $wiki
	) {
	}

	/**
	 * @param int $pageId
	 * @param RevisionRecord|null $known The newest revision, as somebody thinks who has it at hand: spares loading it
	 * @return PageReading Nothing when there is no such page, or none that shows a valid event to all who read the index
	 */
	public function readNewest( int $pageId, ?RevisionRecord $known = null ): PageReading {
		$page = $this->pages->getPageById( $pageId, IDBAccessObject::READ_LATEST );
		if ( !$page || $page->getNamespace() !== NS_EVENTCALENDAR || !$this->guard->allows( $page ) ) {
			return new PageReading();
		}
		$newest = $known?->getId() === $page->getLatest()
			? $known
			: $this->revisions->getRevisionById( $page->getLatest(), IDBAccessObject::READ_LATEST, $page );
		return $newest ? $this->read( $page, $newest ) : new PageReading();
	}

	/**
	 * The same of several pages, one after another.
	 *
	 * @param int[] $pageIds
	 * @return Generator<int,PageReading> By page id, of each of them
	 */
	public function readAll( array $pageIds ): Generator {
		$revisions = $this->newest->of( $pageIds );
		foreach ( $pageIds as $pageId ) {
			$newest = $revisions[$pageId] ?? null;
			$page = $newest?->getPage();
			yield $pageId => $page && $page->getNamespace() === NS_EVENTCALENDAR && $this->guard->allows( $page )
				? $this->read( $page, $newest )
				: new PageReading();
		}
	}

	private function read( PageIdentity $page, RevisionRecord $newest ): PageReading {
		$pageId = $page->getId();
		$state = $this->reviews->state( $pageId, $newest, IDBAccessObject::READ_LATEST );
		$event = $state->content()?->getEvent();
		return new PageReading(
			$event ? new EventPage(
				$this->wiki,
				$pageId,
				$page->getDBkey(),
				(int)$state->shown->getId(),
				(int)ConvertibleTimestamp::convert( TS_UNIX, $state->shown->getTimestamp() )
			) : null,
			$event,
			$state->waiting
		);
	}
}
