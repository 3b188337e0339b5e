<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IExpression;
use Wikimedia\Rdbms\LikeValue;

/**
 * Looks through the data of all events of a wiki: it is for what runs once a day.
 */
final class SqlRegisteredEvents implements RegisteredEvents {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly EventRowMapper $mapper
	) {
	}

	/** @inheritDoc */
	public function listAfter( string $wiki, int $pageId, int $limit, int $now ): array {
		$db = $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
		$rows = $db->newSelectQueryBuilder()
			->select( EventRowMapper::FIELDS )
			->from( 'ec_event' )
			->where( [ 'ece_wiki' => $wiki ] )
			->andWhere( $db->expr( 'ece_page', '>', $pageId ) )
			->andWhere( $db->expr(
				'ece_data', IExpression::LIKE, new LikeValue( $db->anyString(), '"registration":"', $db->anyString() )
			) )
			->andWhere( 'EXISTS(' . $db->newSelectQueryBuilder()
				->select( '1' )
				->from( 'ec_occurrence' )
				->where( [ 'eco_event = ece_id', $db->expr( 'eco_end', '>', $now ) ] )
				->caller( __METHOD__ )->getSQL() . ')' )
			->orderBy( 'ece_page' )
			->limit( $limit )
			->caller( __METHOD__ )->fetchResultSet();
		$events = [];
		foreach ( $rows as $row ) {
			$indexed = $this->mapper->event( $row );
			$events[$indexed->page->id] = $indexed->event;
		}
		return $events;
	}
}
