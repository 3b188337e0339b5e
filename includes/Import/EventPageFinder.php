<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Cache\LinkBatchFactory;
use MediaWiki\Extension\EventCalendar\Content\EventUids;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportedEvent;
use MediaWiki\Page\PageStore;
use MediaWiki\Permissions\Authority;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * Finds the pages that events of a file go to: those that have their UIDs, otherwise new ones.
 */
final class EventPageFinder {
	public function __construct(
		private readonly EventUids $uids,
		private readonly NewPageTitles $newPageTitles,
		private readonly EventPages $pages,
		private readonly TitleFactory $titleFactory,
		private readonly PageStore $pageStore,
		private readonly LinkBatchFactory $linkBatchFactory
	) {
	}

	/**
	 * @param ImportedEvent[] $events All of the file, so that no two get the same new page, whichever part is looked at
	 * @param Authority $reader
	 * @return array<int,Title|null> In the same order. Null: one without a UID that names no page, one whose page another
	 *  event of the file has, or one for which there is no title
	 */
	public function find( array $events, Authority $reader ): array {
		$titles = $this->known( $events );
		$this->linkBatchFactory->newLinkBatch( $this->firstCandidates( $events, $titles ) )->execute();
		$taken = array_fill_keys( array_map( static fn ( Title $title ) => $title->getDBkey(), array_filter( $titles ) ), true );
		foreach ( $events as $i => $event ) {
			if ( $event->uid !== null ) {
				$titles[$i] ??= $this->newTitle( $event, $taken, $reader );
			} elseif ( $event->page !== null ) {
				$titles[$i] = $this->wishedTitle( $event->page, $taken );
			}
			if ( isset( $titles[$i] ) ) {
				$taken[$titles[$i]->getDBkey()] = true;
			}
		}
		return $titles;
	}

	/**
	 * @param ImportedEvent[] $events
	 * @return array<int,Title|null>
	 */
	private function known( array $events ): array {
		$pageIds = $this->uids->findPages( array_filter( array_column( $events, 'uid' ), is_string( ... ) ) );
		$titles = [];
		foreach ( array_chunk( array_unique( $pageIds ), 500 ) as $ids ) {
			$records = $this->pageStore->newSelectQueryBuilder( IDBAccessObject::READ_LATEST )->wherePageIds( $ids )
				->caller( __METHOD__ )->fetchPageRecords();
			foreach ( $records as $page ) {
				$titles[$page->getId()] = $this->titleFactory->newFromPageIdentity( $page );
			}
		}
		$used = [];
		return array_map( static function ( ImportedEvent $event ) use ( $pageIds, $titles, &$used ): ?Title {
			$pageId = $pageIds[$event->uid ?? ''] ?? null;
			if ( $pageId === null || isset( $used[$pageId] ) ) {
				return null;
			}
			$used[$pageId] = true;
			$title = $titles[$pageId] ?? null;
			return $title?->inNamespace( NS_EVENTCALENDAR ) ? $title : null;
		}, $events );
	}

	/**
	 * Whether they exist is read in one go.
	 *
	 * @param ImportedEvent[] $events
	 * @param array<int,Title|null> $known
	 * @return Title[]
	 */
	private function firstCandidates( array $events, array $known ): array {
		$candidates = [];
		foreach ( $events as $i => $event ) {
			if ( !$known[$i] ) {
				foreach ( $this->newPageTitles->candidates( $event->event, $event->page ) as $title ) {
					$candidates[] = $title;
					break;
				}
			}
		}
		return $candidates;
	}

	/**
	 * @param ImportedEvent $event
	 * @param array<string,true> $taken
	 * @param Authority $reader
	 */
	private function newTitle( ImportedEvent $event, array $taken, Authority $reader ): ?Title {
		foreach ( $this->newPageTitles->candidates( $event->event, $event->page ) as $title ) {
			if ( isset( $taken[$title->getDBkey()] ) ) {
				continue;
			}
			if ( !$title->exists( IDBAccessObject::READ_LATEST ) ) {
				return $title;
			}
			// The index may not know yet what was saved a moment ago.
			$content = $this->pages->content( $this->pages->newest( $title ), $reader );
			if ( $content?->getUid() === $event->uid ) {
				return $title;
			}
		}
		return null;
	}

	/**
	 * @param string $page
	 * @param array<string,true> $taken
	 */
	private function wishedTitle( string $page, array $taken ): ?Title {
		$title = $this->titleFactory->newFromText( $page );
		return $title?->inNamespace( NS_EVENTCALENDAR ) && !isset( $taken[$title->getDBkey()] ) ? $title : null;
	}
}
