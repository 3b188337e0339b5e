<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Storage\NameTableAccessException;
use MediaWiki\Storage\NameTableStore;
use Wikimedia\Rdbms\DBAccessObjectUtils;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\ScopedCallback;
use Wikimedia\Timestamp\ConvertibleTimestamp;

final class SqlReviewTags implements ReviewTags {
	private const LOCK_SECONDS = 5;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly NameTableStore $tagNames
	) {
	}

	/** @inheritDoc */
	public function newestWith( int $pageId, string $tag, bool $isPublic, int $flags ): ?int {
		try {
			$tagId = $this->tagNames->getId( $tag );
		} catch ( NameTableAccessException ) {
			// Nobody has ever set it.
			return null;
		}
		$db = DBAccessObjectUtils::getDBFromRecency( $this->connections, $flags );
		$query = $db->newSelectQueryBuilder()
			->select( 'rev_id' )
			->from( 'revision' )
			->join( 'change_tag', null, 'ct_rev_id = rev_id' )
			->where( [ 'rev_page' => $pageId, 'ct_tag_id' => $tagId ] )
			->orderBy( [ 'rev_timestamp', 'rev_id' ], 'DESC' )
			->limit( 1 );
		if ( $isPublic ) {
			$query->andWhere( $db->bitAnd( 'rev_deleted', RevisionRecord::DELETED_TEXT ) . ' = 0' );
		}
		$id = $query->caller( __METHOD__ )->fetchField();
		return $id === false ? null : (int)$id;
	}

	/** @inheritDoc */
	public function firstAfter( int $pageId, ?RevisionRecord $after, int $flags ): ?array {
		$db = DBAccessObjectUtils::getDBFromRecency( $this->connections, $flags );
		$query = $db->newSelectQueryBuilder()
			->select( [ 'rev_id', 'rev_timestamp' ] )
			->from( 'revision' )
			->where( [ 'rev_page' => $pageId ] )
			->orderBy( [ 'rev_timestamp', 'rev_id' ] )
			->limit( 1 );
		if ( $after ) {
			$query->andWhere( $db->buildComparison( '>', [
				'rev_timestamp' => $db->timestamp( $after->getTimestamp() ), 'rev_id' => $after->getId()
			] ) );
		}
		$row = $query->caller( __METHOD__ )->fetchRow();
		return $row ? [ (int)$row->rev_id, (int)ConvertibleTimestamp::convert( TS_UNIX, $row->rev_timestamp ) ] : null;
	}

	/** @inheritDoc */
	public function lock( int $pageId ): ?ScopedCallback {
		return $this->connections->getPrimaryDatabase()->getScopedLockAndFlush(
			"eventcalendar-review:$pageId", __METHOD__, self::LOCK_SECONDS
		);
	}

	/** @inheritDoc */
	public function attach( string $tag, int $revisionId, int $recentChangeId ): void {
		try {
			$tagId = $this->tagNames->getId( $tag );
		} catch ( NameTableAccessException ) {
			return;
		}
		$this->connections->getPrimaryDatabase()->newUpdateQueryBuilder()
			->update( 'change_tag' )
			->set( [ 'ct_rc_id' => $recentChangeId ] )
			->where( [ 'ct_rev_id' => $revisionId, 'ct_tag_id' => $tagId, 'ct_rc_id' => null ] )
			->caller( __METHOD__ )->execute();
	}
}
