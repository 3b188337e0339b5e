<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\IndexEntry;
use Psr\Log\LoggerInterface;
use Throwable;
use Wikimedia\ScopedCallback;

/**
 * The index, and somebody who looks at what it is about to forget.
 */
final class WatchedIndexStore implements EventIndexStore {
	public function __construct(
		private readonly EventIndexStore $store,
		private readonly ChangeRecorder $recorder,
		private readonly LoggerInterface $logger
	) {
	}

	/** @inheritDoc */
	public function lock( string $wiki, int $pageId ): ScopedCallback {
		return $this->store->lock( $wiki, $pageId );
	}

	/** @inheritDoc */
	public function lockAll( string $wiki, array $pageIds ): ScopedCallback {
		return $this->store->lockAll( $wiki, $pageIds );
	}

	/** @inheritDoc */
	public function replace( EventPage $page, Event $event, array $occurrences, ?int $horizon ): bool {
		$this->watch( fn () => $this->recorder->beforeReplace( $page, $event, $occurrences ), $page->id );
		return $this->store->replace( $page, $event, $occurrences, $horizon );
	}

	/** @inheritDoc */
	public function outdated( array $entries ): array {
		return $this->store->outdated( $entries );
	}

	/** @inheritDoc */
	public function replaceAll( array $entries ): array {
		// What stays as it is has nothing to tell, and of what is new only what happens soon is told.
		$outdated = $this->store->outdated( $entries );
		$entries = array_filter( $entries, static fn ( IndexEntry $entry ) => isset( $outdated[$entry->page->id] ) );
		foreach ( $entries as $entry ) {
			if ( $outdated[$entry->page->id] || ChangeRecorder::hasSoon( $entry->occurrences ) ) {
				$this->watch(
					fn () => $this->recorder->beforeReplace( $entry->page, $entry->event, $entry->occurrences ), $entry->page->id
				);
			}
		}
		return $entries ? $this->store->replaceAll( $entries ) : [];
	}

	/** @inheritDoc */
	public function delete( string $wiki, int $pageId ): bool {
		$this->watch( fn () => $this->recorder->beforeDelete( $wiki, $pageId ), $pageId );
		return $this->store->delete( $wiki, $pageId );
	}

	/** @inheritDoc */
	public function findBehindHorizon( string $wiki, int $horizon, int $limit, ?array $after = null ): array {
		return $this->store->findBehindHorizon( $wiki, $horizon, $limit, $after );
	}

	/** @inheritDoc */
	public function listPages( string $wiki, int $afterPageId, int $limit ): array {
		return $this->store->listPages( $wiki, $afterPageId, $limit );
	}

	/** @inheritDoc */
	public function listRevisions( string $wiki, array $pageIds ): array {
		return $this->store->listRevisions( $wiki, $pageIds );
	}

	/** @inheritDoc */
	public function dropOrphans( int $limit ): int {
		return $this->store->dropOrphans( $limit );
	}

	/** Rows that cannot be read must not keep anybody from writing right ones. */
	private function watch( callable $record, int $pageId ): void {
		try {
			$record();
		} catch ( Throwable $e ) {
			$this->logger->error( 'Those who want to be reminded of event page {page} are not told of its change', [
				'event' => 'change-not-recorded', 'page' => $pageId, 'exception' => $e
			] );
		}
	}
}
