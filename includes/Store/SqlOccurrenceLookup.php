<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/**
 * Two stretches of index give a range, each in order: what is still running when it begins (by SpanClass), then what
 * starts in it.
 */
final class SqlOccurrenceLookup implements OccurrenceLookup {
	private const ORDER = [ 'eco_start', 'eco_wiki', 'eco_page', 'eco_recurrence_id' ];

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly EventRowMapper $mapper,
		private readonly string $localWiki
	) {
	}

	/** @inheritDoc */
	public function findInRange(
		int $from, int $to, OccurrenceFilter $filter, int $limit, ?array $after = null, ?PageRange $pages = null
	): array {
		$db = $this->db();
		$sqlFilter = new SqlFilter( $filter, $this->localWiki );
		$rows = [];
		$stretches = [];
		if ( $after === null || $after[0] < $from ) {
			$stretches[] = [ 'eco_span', $this->stillRunning( $db, $from, min( $from, $to ), $after ) ];
		}
		if ( $to > $from ) {
			$first = max( $from, $after[0] ?? $from );
			$stretches[] = [ 'eco_start', [ $db->expr( 'eco_start', '>=', $first ), $db->expr( 'eco_start', '<', $to ) ] ];
		}
		foreach ( $stretches as [ $index, $conditions ] ) {
			if ( count( $rows ) >= $limit ) {
				break;
			}
			if ( $after !== null ) {
				$conditions[] = $db->buildComparison( '>', array_combine( self::ORDER, $after ) );
			}
			$query = $db->newSelectQueryBuilder()
				->select( [ 'eco_event', 'eco_recurrence_id', 'eco_start', 'eco_end' ] )
				->from( 'ec_occurrence' )
				// The optimizer must not guess: whatever matches the filter elsewhere in time, the range decides the cost.
				->useIndex( [ 'ec_occurrence' => $sqlFilter->hasPages() ? 'eco_page' : $index ] )
				->where( [
					...$conditions,
					...$this->inPages( $db, $pages, 'eco_wiki', 'eco_page' ),
					...$sqlFilter->ofOccurrences( $db )
				] )
				->orderBy( self::ORDER )
				->limit( $limit - count( $rows ) )
				->straightJoinOption();
			foreach ( $query->caller( __METHOD__ )->fetchResultSet() as $row ) {
				$rows[] = $row;
			}
		}
		return $this->occurrences( $db, $rows );
	}

	/** @inheritDoc */
	public function rowsReach(): ?int {
		$reach = $this->db()->newSelectQueryBuilder()
			->select( 'MIN(ece_horizon)' )
			->from( 'ec_event' )
			->caller( __METHOD__ )->fetchField();
		return $reach === null || $reach === false ? null : (int)$reach;
	}

	/** @inheritDoc */
	public function knownRange(): ?array {
		$ends = [];
		// One by one: SQLite reads either end of the index, but the whole of it for both.
		foreach ( [ 'MIN', 'MAX' ] as $end ) {
			$ends[] = $this->db()->newSelectQueryBuilder()
				->select( "$end(eco_start)" )
				->from( 'ec_occurrence' )
				->caller( __METHOD__ )->fetchField();
		}
		return is_numeric( $ends[0] ) && is_numeric( $ends[1] ) ? array_map( intval( ... ), $ends ) : null;
	}

	/** @inheritDoc */
	public function findSeriesBeyondRows(
		int $to, OccurrenceFilter $filter, ?int $limit, ?PageRange $pages = null
	): array {
		$db = $this->db();
		$query = $this->selectEvents( $db )
			->where( [
				$db->expr( 'ece_horizon', '<', $to ),
				...$this->inPages( $db, $pages, 'ece_wiki', 'ece_page' ),
				...( new SqlFilter( $filter, $this->localWiki ) )->ofSeries( $db )
			] )
			->orderBy( [ 'ece_wiki', 'ece_page' ] );
		if ( $limit !== null ) {
			$query->limit( $limit );
		}
		$events = [];
		foreach ( $query->caller( __METHOD__ )->fetchResultSet() as $row ) {
			$events[] = $this->mapper->event( $row );
		}
		return $events;
	}

	/** @inheritDoc */
	public function findEvent( string $wiki, int $pageId ): ?IndexedEvent {
		$row = $this->selectEvents( $this->db() )
			->where( [ 'ece_wiki' => $wiki, 'ece_page' => $pageId ] )
			->caller( __METHOD__ )->fetchRow();
		return $row ? $this->mapper->event( $row ) : null;
	}

	/**
	 * @param IReadableDatabase $db
	 * @param int $at
	 * @param int $startedBefore
	 * @param array{int,string,int,string}|null $after
	 * @return array<int,mixed>
	 */
	private function stillRunning( IReadableDatabase $db, int $at, int $startedBefore, ?array $after ): array {
		$classes = [];
		for ( $class = 0; $class <= SpanClass::LAST; $class++ ) {
			$classes[] = $db->makeList( [
				'eco_span' => $class,
				$db->expr( 'eco_start', '>=', max( $at - SpanClass::seconds( $class ) + 1, $after[0] ?? PHP_INT_MIN ) ),
				$db->expr( 'eco_start', '<', $startedBefore )
			], $db::LIST_AND );
		}
		return [
			$db->makeList( $classes, $db::LIST_OR ),
			$db->expr( 'eco_end', '>', $at ),
			// Nothing new, but what the index of pages needs, which knows no classes
			$db->expr( 'eco_start', '>', $at - SpanClass::seconds( SpanClass::LAST ) )
		];
	}

	/** @return string[] */
	private function inPages( IReadableDatabase $db, ?PageRange $pages, string $wiki, string $page ): array {
		$conditions = [];
		foreach ( [ '>' => $pages?->after, '<=' => $pages?->upTo ] as $operator => $key ) {
			if ( $key !== null ) {
				$conditions[] = $db->buildComparison( $operator, array_combine( [ $wiki, $page ], $key ) );
			}
		}
		return $conditions;
	}

	/**
	 * @param IReadableDatabase $db
	 * @param stdClass[] $rows Of ec_occurrence
	 * @return Occurrence[]
	 */
	private function occurrences( IReadableDatabase $db, array $rows ): array {
		$events = [];
		foreach ( array_chunk( array_unique( array_column( $rows, 'eco_event' ) ), 500 ) as $ids ) {
			$query = $this->selectEvents( $db )->where( [ 'ece_id' => $ids ] );
			foreach ( $query->caller( __METHOD__ )->fetchResultSet() as $row ) {
				$events[$row->ece_id] = $this->mapper->event( $row );
			}
		}
		$occurrences = [];
		foreach ( $rows as $row ) {
			// Where another process dropped the event between the two queries, its occurrences are gone as well.
			if ( isset( $events[$row->eco_event] ) ) {
				$occurrences[] = $this->mapper->occurrence( $events[$row->eco_event], $row );
			}
		}
		return $occurrences;
	}

	private function selectEvents( IReadableDatabase $db ): SelectQueryBuilder {
		return $db->newSelectQueryBuilder()
			->select( [ 'ece_id', ...EventRowMapper::FIELDS ] )
			->from( 'ec_event' );
	}

	private function db(): IReadableDatabase {
		return $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
	}
}
