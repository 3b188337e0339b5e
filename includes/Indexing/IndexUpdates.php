<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Revision\RevisionRecord;
use Psr\Log\LoggerInterface;

/**
 * Makes the updates of the index that core runs after pages have changed.
 */
final class IndexUpdates {
	public function __construct(
		private readonly EventIndexer $indexer,
		private readonly Metrics $metrics,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * @param int $pageId
	 * @param RevisionRecord|null $revision The newest, as far as is known to the caller
	 */
	public function of( int $pageId, ?RevisionRecord $revision = null ): EventIndexUpdate {
		return new EventIndexUpdate( $this->indexer, $this->metrics, $this->logger, $pageId, $revision );
	}
}
