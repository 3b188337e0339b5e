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
			$failures = $this->extendAll( array_keys( $batch ) );
			$failed += $failures;
			$extended += count( $batch ) - $failures;
			// One that fails stays behind: it must not be met again and again.
			$after = $batch ? [ end( $batch ), array_key_last( $batch ) ] : $after;
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

	/**
	 * @param int[] $pageIds
	 * @return int How many failed
	 */
	private function extendAll( array $pageIds ): int {
		$failed = 0;
		$begin = Metrics::now();
		$this->indexer->refreshAll( $pageIds, function ( int $pageId, Throwable $e ) use ( &$failed ) {
			$failed++;
			$this->logger->error( 'Could not extend the horizon of event page {page}', [
				'event' => 'horizon-not-extended', 'page' => $pageId, 'exception' => $e
			] );
		} );
		$this->metrics->time( Metrics::INDEX_TIME, $begin, [ 'by' => 'horizon' ] );
		return $failed;
	}
}
