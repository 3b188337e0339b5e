<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Observability;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Query\OccurrencePage;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use Psr\Log\LoggerInterface;

/**
 * Takes the time of questions, and notes those that are refused. It asks nothing itself.
 */
final class MeasuredOccurrenceQuery implements OccurrenceQuery {
	public function __construct(
		private readonly OccurrenceQuery $query,
		private readonly Metrics $metrics,
		private readonly LoggerInterface $logger
	) {
	}

	/** @inheritDoc */
	public function find(
		int $from, int $to, OccurrenceFilter $filter, int $limit, ?string $continue = null
	): OccurrencePage {
		$begin = Metrics::now();
		try {
			$page = $this->query->find( $from, $to, $filter, $limit, $continue );
		} catch ( QueryException $e ) {
			$this->metrics->count( Metrics::REFUSED_QUERIES, [ 'problem' => $e->problem ] );
			$this->logger->info( 'A query was refused: {problem}', [
				'event' => 'query-refused', 'problem' => $e->problem, 'days' => intdiv( $to - $from, 86400 )
			] );
			throw $e;
		}
		$this->metrics->time( Metrics::QUERY_TIME, $begin );
		return $page;
	}
}
