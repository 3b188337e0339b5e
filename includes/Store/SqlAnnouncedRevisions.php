<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Page\PageIdentity;
use MediaWiki\Revision\RevisionStore;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\SelectQueryBuilder;

final class SqlAnnouncedRevisions implements AnnouncedRevisions {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly RevisionStore $revisions
	) {
	}

	/** @inheritDoc */
	public function find( PageIdentity $page, string $mark, int $since ): ?int {
		$db = $this->connections->getPrimaryDatabase();
		$rows = $this->revisions->newSelectQueryBuilder( $db )
			->joinComment()
			->where( [ 'rev_page' => $page->getId(), $db->expr( 'rev_timestamp', '>=', $db->timestamp( $since ) ) ] )
			->orderBy( [ 'rev_timestamp', 'rev_id' ], SelectQueryBuilder::SORT_DESC )
			->limit( self::LOOKED_AT )
			->caller( __METHOD__ )->fetchResultSet();
		foreach ( $rows as $row ) {
			if ( str_contains( (string)$row->rev_comment_text, $mark ) ) {
				return (int)$row->rev_id;
			}
		}
		return null;
	}
}
