<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use Wikimedia\Rdbms\IConnectionProvider;

/**
 * There is no index of ends: of each SpanClass, what ends in a range starts in a range that is longer by as much as the class
 * lasts.
 */
final class SqlEndedOccurrences implements EndedOccurrences {
	private const ORDER = [ 'eco_end', 'eco_page', 'eco_recurrence_id' ];

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly EventRowMapper $mapper,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function find( int $after, int $upTo, int $limit, ?Occurrence $last = null ): array {
		$db = $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
		$classes = [];
		for ( $class = 0; $class <= SpanClass::LAST; $class++ ) {
			$classes[] = $db->makeList( [
				'eco_span' => $class,
				$db->expr( 'eco_start', '>', $after - SpanClass::seconds( $class ) ),
				$db->expr( 'eco_start', '<=', $upTo )
			], $db::LIST_AND );
		}
		$query = $db->newSelectQueryBuilder()
			->select( [ 'eco_event', 'eco_recurrence_id', 'eco_start', 'eco_end', ...EventRowMapper::FIELDS ] )
			->from( 'ec_occurrence' )
			->join( 'ec_event', null, 'ece_id = eco_event' )
			->useIndex( [ 'ec_occurrence' => 'eco_span' ] )
			->where( [
				$db->makeList( $classes, $db::LIST_OR ),
				$db->expr( 'eco_end', '>', $after ),
				$db->expr( 'eco_end', '<=', $upTo ),
				'eco_wiki' => $this->wiki
			] )
			->orderBy( self::ORDER )
			->limit( $limit )
			->straightJoinOption();
		if ( $last ) {
			$query->andWhere( $db->buildComparison( '>', array_combine(
				self::ORDER, [ $last->times->end, $last->page->id, $last->recurrenceId() ]
			) ) );
		}
		$events = [];
		$occurrences = [];
		foreach ( $query->caller( __METHOD__ )->fetchResultSet() as $row ) {
			$events[$row->eco_event] ??= $this->mapper->event( $row );
			$occurrences[] = $this->mapper->occurrence( $events[$row->eco_event], $row );
		}
		return $occurrences;
	}
}
