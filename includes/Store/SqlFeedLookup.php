<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;

final class SqlFeedLookup implements FeedLookup {
	/** How many are in memory at a time: ids, and whole events */
	private const IDS = 1000;
	private const EVENTS = 100;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly EventRowMapper $mapper,
		private readonly string $localWiki,
		private readonly int $idsAtATime = self::IDS
	) {
	}

	/** @inheritDoc */
	public function version(): IndexVersion {
		// One row per wiki that writes into the index. None of the numbers ever falls, so their sum never stays the same.
		$row = $this->db()->newSelectQueryBuilder()
			->select( [ 'number' => 'SUM(ecv_number)', 'changed' => 'MAX(ecv_changed)' ] )
			->from( 'ec_version' )
			->caller( __METHOD__ )->fetchRow();
		return new IndexVersion( (int)$row->number, (int)$row->changed );
	}

	/** @inheritDoc */
	public function eachEvent( int $from, int $to, OccurrenceFilter $filter, int $limit ): iterable {
		$after = null;
		while ( $limit > 0 ) {
			$size = min( $limit, $this->idsAtATime );
			$starts = $this->firstStarts( $from, $to, $filter, $size, $after );
			foreach ( array_chunk( array_keys( $starts ), self::EVENTS ) as $ids ) {
				yield from $this->events( $ids );
			}
			if ( count( $starts ) < $size ) {
				return;
			}
			$limit -= $size;
			$last = array_key_last( $starts );
			$after = [ $starts[$last], $last ];
		}
	}

	/**
	 * @param int $from
	 * @param int $to
	 * @param OccurrenceFilter $filter
	 * @param int $limit
	 * @param array{int,int}|null $after Start and id of the last one seen
	 * @return array<int,int> When the first occurrence of each event starts, by its id, in this order
	 */
	private function firstStarts( int $from, int $to, OccurrenceFilter $filter, int $limit, ?array $after ): array {
		$db = $this->db();
		$query = $db->newSelectQueryBuilder()
			->select( [ 'eco_event', 'first' => 'MIN(eco_start)' ] )
			->from( 'ec_occurrence' )
			->useIndex( [ 'ec_occurrence' => 'eco_start' ] )
			->where( [
				$db->expr( 'eco_start', '>', $from - SpanClass::seconds( SpanClass::LAST ) ),
				$db->expr( 'eco_start', '<', $to ),
				$db->expr( 'eco_end', '>', $from ),
				...( new SqlFilter( $filter, $this->localWiki ) )->ofOccurrences( $db )
			] )
			->groupBy( 'eco_event' )
			->orderBy( [ 'MIN(eco_start)', 'eco_event' ] )
			->limit( $limit );
		if ( $after !== null ) {
			$query->having( $db->buildComparison( '>', array_combine( [ 'MIN(eco_start)', 'eco_event' ], $after ) ) );
		}
		$starts = [];
		foreach ( $query->caller( __METHOD__ )->fetchResultSet() as $row ) {
			$starts[(int)$row->eco_event] = (int)$row->first;
		}
		return $starts;
	}

	/**
	 * @param int[] $ids
	 * @return IndexedEvent[] In the same order
	 */
	private function events( array $ids ): array {
		$events = array_fill_keys( $ids, null );
		$rows = $this->db()->newSelectQueryBuilder()
			->select( [ 'ece_id', ...EventRowMapper::FIELDS ] )
			->from( 'ec_event' )
			->where( [ 'ece_id' => $ids ] )
			->caller( __METHOD__ )->fetchResultSet();
		foreach ( $rows as $row ) {
			$events[(int)$row->ece_id] = $this->mapper->event( $row );
		}
		// Some may have been dropped since their ids were read.
		return array_values( array_filter( $events ) );
	}

	private function db(): IReadableDatabase {
		return $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
	}
}
