<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\IndexEntry;
use RuntimeException;
use Wikimedia\ScopedCallback;

/**
 * A store that cannot be written for a while.
 */
final class FailingStore implements EventIndexStore {
	public bool $isFailing = true;

	/** How often it fails before it recovers by itself */
	public int $failures = PHP_INT_MAX;

	/** @var int[] Pages that it always fails for */
	public array $pages = [];

	public function __construct( private readonly EventIndexStore $store ) {
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
		$this->failFor( [ $page->id ] );
		return $this->store->replace( $page, $event, $occurrences, $horizon );
	}

	/** @inheritDoc */
	public function outdated( array $entries ): array {
		return $this->store->outdated( $entries );
	}

	/** @inheritDoc */
	public function replaceAll( array $entries ): array {
		$this->failFor( array_map( static fn ( IndexEntry $entry ) => $entry->page->id, $entries ) );
		return $this->store->replaceAll( $entries );
	}

	/** @param int[] $pageIds */
	private function failFor( array $pageIds ): void {
		if ( $this->isFailing && $this->failures-- > 0 && ( !$this->pages || array_intersect( $pageIds, $this->pages ) ) ) {
			throw new RuntimeException( 'The index is out of order' );
		}
	}

	/** @inheritDoc */
	public function delete( string $wiki, int $pageId ): bool {
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
}
