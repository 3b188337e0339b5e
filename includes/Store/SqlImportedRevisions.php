<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Storage\NameTableAccessException;
use MediaWiki\Storage\NameTableStore;
use Wikimedia\Rdbms\IConnectionProvider;

/**
 * Finds them by their change tag.
 */
final class SqlImportedRevisions implements ImportedRevisions {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly NameTableStore $tagNames,
		private readonly string $tag
	) {
	}

	/** @inheritDoc */
	public function ofPage( int $pageId, int $limit ): array {
		try {
			$tagId = $this->tagNames->getId( $this->tag );
		} catch ( NameTableAccessException ) {
			return [];
		}
		$ids = $this->connections->getPrimaryDatabase()->newSelectQueryBuilder()
			->select( 'rev_id' )
			->from( 'revision' )
			->join( 'change_tag', null, 'ct_rev_id = rev_id' )
			->where( [ 'rev_page' => $pageId, 'ct_tag_id' => $tagId ] )
			->orderBy( [ 'rev_timestamp', 'rev_id' ], 'DESC' )
			->limit( $limit )
			->caller( __METHOD__ )->fetchFieldValues();
		return array_map( intval( ... ), $ids );
	}
}
