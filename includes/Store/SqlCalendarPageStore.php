<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Page\PageIdentity;
use MediaWiki\Page\PageIdentityValue;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Timestamp\ConvertibleTimestamp;

final class SqlCalendarPageStore implements CalendarPageStore {
	public function __construct( private readonly IConnectionProvider $connections ) {
	}

	/** @inheritDoc */
	public function listAfter( int $pageId, int $limit ): array {
		$db = $this->connections->getReplicaDatabase();
		$rows = $db->newSelectQueryBuilder()
			->select( [ 'page_id', 'page_namespace', 'page_title' ] )
			->from( 'page_props' )
			->join( 'page', null, 'page_id = pp_page' )
			->where( [ 'pp_propname' => self::PROPERTY, $db->expr( 'pp_page', '>', $pageId ) ] )
			->orderBy( 'pp_page' )
			->limit( $limit )
			->caller( __METHOD__ )->fetchResultSet();
		$pages = [];
		foreach ( $rows as $row ) {
			$pages[(int)$row->page_id] = new PageIdentityValue(
				(int)$row->page_id, (int)$row->page_namespace, $row->page_title, PageIdentity::LOCAL
			);
		}
		return $pages;
	}

	/** @inheritDoc */
	public function touch( array $pageIds ): void {
		if ( !$pageIds ) {
			return;
		}
		$db = $this->connections->getPrimaryDatabase();
		// Times have whole seconds, and output as old as the page is still used: what was made in this second, maybe
		// before the change, must be older.
		$touched = $db->timestamp( ConvertibleTimestamp::time() + 1 );
		$db->newUpdateQueryBuilder()
			->update( 'page' )
			->set( [ 'page_touched' => $touched ] )
			->where( [ 'page_id' => $pageIds, $db->expr( 'page_touched', '<', $touched ) ] )
			->caller( __METHOD__ )->execute();
	}
}
