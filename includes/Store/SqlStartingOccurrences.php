<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;

final class SqlStartingOccurrences implements StartingOccurrences {
	private const ORDER = [ 'eco_start', 'eco_wiki', 'eco_page', 'eco_recurrence_id' ];

	/** Zones are less than a day from UTC, and a date is to come with all that belongs to it. */
	private const DATES_BEFORE = 3 * WallTime::DAY;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly EventRowMapper $mapper
	) {
	}

	/** @inheritDoc */
	public function find( int $after, int $upTo, int $limit, ?Occurrence $last = null ): array {
		$db = $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
		$query = $db->newSelectQueryBuilder()
			->select( [ 'eco_event', 'eco_recurrence_id', 'eco_start', 'eco_end', ...EventRowMapper::FIELDS ] )
			->from( 'ec_occurrence' )
			->join( 'ec_event', null, 'ece_id = eco_event' )
			->useIndex( [ 'ec_occurrence' => 'eco_start' ] )
			->where( [ $db->expr( 'eco_start', '>', $after ), $db->expr( 'eco_start', '<=', $upTo ) ] )
			->orderBy( self::ORDER )
			->limit( $limit )
			->straightJoinOption();
		if ( $last ) {
			$query->andWhere( $db->buildComparison( '>', array_combine( self::ORDER, $last->sortKey() ) ) );
		}
		$events = [];
		$occurrences = [];
		foreach ( $query->caller( __METHOD__ )->fetchResultSet() as $row ) {
			$events[$row->eco_event] ??= $this->mapper->event( $row );
			$occurrences[] = $this->mapper->occurrence( $events[$row->eco_event], $row );
		}
		return $occurrences;
	}

	/** @inheritDoc */
	public function ofPage( string $wiki, int $page, int $after, bool $isFresh = false ): array {
		$db = $isFresh
			? $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN )
			: $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
		$event = $db->newSelectQueryBuilder()
			->select( [ 'ece_id', ...EventRowMapper::FIELDS ] )
			->from( 'ec_event' )
			->where( [ 'ece_wiki' => $wiki, 'ece_page' => $page ] )
			->caller( __METHOD__ )->fetchRow();
		if ( !$event ) {
			return [];
		}
		$date = ( new WallTime( $after - self::DATES_BEFORE ) )->dateString();
		$rows = $db->newSelectQueryBuilder()
			->select( [ 'eco_recurrence_id', 'eco_start', 'eco_end' ] )
			->from( 'ec_occurrence' )
			->where( [
				'eco_event' => (int)$event->ece_id,
				$db->expr( 'eco_start', '>', $after )->orExpr( $db->expr( 'eco_recurrence_id', '>=', $date ) )
			] )
			->orderBy( 'eco_recurrence_id' )
			->caller( __METHOD__ )->fetchResultSet();
		$indexed = $this->mapper->event( $event );
		return array_map(
			fn ( stdClass $row ) => $this->mapper->occurrence( $indexed, $row ), iterator_to_array( $rows, false )
		);
	}
}
