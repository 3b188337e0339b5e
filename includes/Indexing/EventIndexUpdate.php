<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Deferred\DataUpdate;
use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Revision\RevisionRecord;
use Psr\Log\LoggerInterface;
use Throwable;

/**
 * Refreshes the index after a page was saved, moved, deleted, undeleted, imported or given another content model. An
 * error is logged and blocks nothing: the page's next save or the next run of cron heals the index, as it does when the process
 * is killed before it comes here.
 */
final class EventIndexUpdate extends DataUpdate {
	private bool $isDone = false;

	/**
	 * @param EventIndexer $indexer
	 * @param Metrics $metrics
	 * @param LoggerInterface $logger
	 * @param int $pageId
	 * @param RevisionRecord|null $revision The newest, as far as is known here
	 */
	public function __construct(
		private readonly EventIndexer $indexer,
		private readonly Metrics $metrics,
		private readonly LoggerInterface $logger,
		private readonly int $pageId,
		private readonly ?RevisionRecord $revision = null
	) {
		parent::__construct();
	}

	public function doUpdate(): void {
		$begin = Metrics::now();
		try {
			$result = $this->indexer->refresh( $this->pageId, $this->revision ) ? 'changed' : 'unchanged';
			$this->isDone = true;
			$seconds = $this->metrics->time( Metrics::INDEX_TIME, $begin, [ 'by' => 'save' ] );
			$this->logger->info( 'Event page {page} is indexed: {result}', [
				'event' => 'page-indexed', 'page' => $this->pageId, 'result' => $result, 'seconds' => round( $seconds, 3 )
			] );
		} catch ( Throwable $e ) {
			$result = 'failed';
			$this->logger->error( 'Could not index event page {page}; its next save or extendEventHorizon heals it', [
				'event' => 'page-not-indexed', 'page' => $this->pageId, 'exception' => $e
			] );
		}
		$this->metrics->count( Metrics::SAVES, [ 'result' => $result ] );
	}

	public function isDone(): bool {
		return $this->isDone;
	}
}
