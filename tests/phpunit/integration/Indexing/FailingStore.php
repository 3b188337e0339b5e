<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
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
	public function replace( EventPage $page, Event $event, array $occurrences, ?int $horizon ): bool {
		if ( $this->isFailing && $this->failures-- > 0 && ( !$this->pages || in_array( $page->id, $this->pages, true ) ) ) {
			throw new RuntimeException( 'The index is out of order' );
		}
		return $this->store->replace( $page, $event, $occurrences, $horizon );
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
}
