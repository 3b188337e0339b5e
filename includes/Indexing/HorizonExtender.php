<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;
use Psr\Log\LoggerInterface;
use Throwable;

/**
 * Gives series their rows up to the horizon of today. What is done stays done: an interrupted run is continued by the
 * next one.
 */
final class HorizonExtender {
	private const BATCH = 100;

	public function __construct(
		private readonly EventIndexStore $store,
		private readonly EventIndexer $indexer,
		private readonly IndexHorizon $horizon,
		private readonly ReplicaWait $replicas,
		private readonly LoggerInterface $logger,
		private readonly Metrics $metrics,
		private readonly string $wiki
	) {
	}

	/**
	 * @param int $limit Most series to look at
	 * @param callable(int,int):void|null $report Called after each batch with the numbers of series extended and failed
	 * @return bool Whether all are done
	 */
	public function extend( int $limit = PHP_INT_MAX, ?callable $report = null ): bool {
		$horizon = $this->horizon->current();
		$after = null;
		$extended = $failed = 0;
		do {
			$batch = $this->store->findBehindHorizon( $this->wiki, $horizon, self::BATCH, $after );
			foreach ( $batch as $pageId => $reached ) {
				$this->extendOne( $pageId ) ? $extended++ : $failed++;
				// One that fails stays behind: it must not be met again and again.
				$after = [ $reached, $pageId ];
			}
			$this->replicas->wait();
			if ( $batch ) {
				$this->logger->info( '{extended} series have got their next rows, {failed} have not', [
					'event' => 'horizon-progress', 'extended' => $extended, 'failed' => $failed, 'horizon' => gmdate( 'c', $horizon )
				] );
			}
			if ( $batch && $report ) {
				$report( $extended, $failed );
			}
			$isDone = count( $batch ) < self::BATCH;
		} while ( !$isDone && $extended + $failed < $limit );
		return $isDone;
	}

	private function extendOne( int $pageId ): bool {
		$begin = Metrics::now();
		try {
			$this->indexer->refresh( $pageId );
			$this->metrics->time( Metrics::INDEX_TIME, $begin, [ 'by' => 'horizon' ] );
			return true;
		} catch ( Throwable $e ) {
			$this->logger->error( 'Could not extend the horizon of event page {page}', [
				'event' => 'horizon-not-extended', 'page' => $pageId, 'exception' => $e
			] );
			return false;
		}
	}
}
