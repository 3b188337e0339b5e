<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\EventPageList;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;
use Psr\Log\LoggerInterface;
use Throwable;

/**
 * Makes the index say what all pages say. Rows that are right are not touched, so that it may run at any time.
 */
final class IndexRebuilder {
	public function __construct(
		private readonly EventPageList $pages,
		private readonly EventIndexStore $store,
		private readonly EventIndexer $indexer,
		private readonly ReplicaWait $replicas,
		private readonly LoggerInterface $logger,
		private readonly Metrics $metrics,
		private readonly string $wiki
	) {
	}

	/**
	 * @param int $afterPageId Those up to it are done
	 * @param int $batchSize
	 * @param callable(RebuildProgress):void $report Called after each batch of pages
	 */
	public function rebuild( int $afterPageId, int $batchSize, callable $report ): RebuildProgress {
		$progress = new RebuildProgress( $afterPageId );
		do {
			$batch = $this->pages->listAfter( $progress->lastPageId, $batchSize );
			$this->refresh( $batch, $progress );
			$progress->lastPageId = $batch ? end( $batch ) : $progress->lastPageId;
			$report( $progress );
			$progress->problems = [];
			$this->logger->info( 'Rebuild: {done} pages looked at, {changed} changed, {failed} failed', [
				'event' => 'rebuild-progress', 'done' => $progress->done, 'changed' => $progress->changed,
				'failed' => $progress->failed, 'page' => $progress->lastPageId
			] );
		} while ( count( $batch ) === $batchSize );
		$this->dropGone( $batchSize, $progress );
		$progress->gone += $this->store->dropOrphans( $batchSize );
		return $progress;
	}

	/**
	 * Only what the index has missed: pages whose newest revision or title it does not have, since the process that was to
	 * put it there ended before. Pages that are not valid, or wait for a review, look the same and are read once more.
	 *
	 * @param int $batchSize
	 */
	public function catchUp( int $batchSize ): RebuildProgress {
		$progress = new RebuildProgress( 0 );
		$title = '';
		do {
			$batch = $this->pages->listNewest( $title, $batchSize );
			$indexed = $this->store->listRevisions( $this->wiki, array_keys( $batch ) );
			$missed = array_filter(
				$batch, static fn ( array $newest, int $pageId ) => $newest !== ( $indexed[$pageId] ?? null ), ARRAY_FILTER_USE_BOTH
			);
			$this->refresh( array_keys( $missed ), $progress );
			[ $title ] = $batch ? end( $batch ) : [ $title ];
		} while ( count( $batch ) === $batchSize );
		$this->dropGone( $batchSize, $progress );
		if ( $progress->changed > 0 || $progress->failed > 0 ) {
			$this->logger->info( 'The index had missed {changed} changes of pages; {failed} could not be made up for', [
				'event' => 'index-caught-up', 'changed' => $progress->changed, 'failed' => $progress->failed
			] );
		}
		return $progress;
	}

	/** Rows of pages that are no event pages any more, wherever they are: cheap enough to do without a bookmark. */
	private function dropGone( int $batchSize, RebuildProgress $progress ): void {
		$last = 0;
		do {
			$batch = $this->store->listPages( $this->wiki, $last, $batchSize );
			$gone = array_diff( $batch, $this->pages->filter( $batch ) );
			$this->refresh( $gone, $progress );
			$progress->gone += count( $gone );
			$last = $batch ? end( $batch ) : $last;
		} while ( count( $batch ) === $batchSize );
	}

	/** @param int[] $pageIds */
	private function refresh( array $pageIds, RebuildProgress $progress ): void {
		if ( $pageIds ) {
			$begin = Metrics::now();
			$progress->changed += $this->indexer->refreshAll( $pageIds, function ( int $pageId, Throwable $e ) use ( $progress ) {
				$progress->failed++;
				$progress->problems[] = "Page $pageId: {$e->getMessage()}";
				$this->logger->error( 'Could not index event page {page}', [
					'event' => 'page-not-indexed', 'page' => $pageId, 'exception' => $e
				] );
			} );
			$this->metrics->time( Metrics::INDEX_TIME, $begin, [ 'by' => 'rebuild' ] );
			$progress->done += count( $pageIds );
		}
		$this->replicas->wait();
	}
}
