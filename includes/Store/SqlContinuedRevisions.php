<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\ChangeTags\ChangeTagsStore;
use MediaWiki\Storage\NameTableAccessException;
use MediaWiki\Storage\NameTableStore;
use Wikimedia\Rdbms\IConnectionProvider;

/**
 * Keeps the other page in the parameters of the tag, which the software alone can set.
 */
final class SqlContinuedRevisions implements ContinuedRevisions {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly NameTableStore $tagNames,
		private readonly ChangeTagsStore $changeTags
	) {
	}

	/** @inheritDoc */
	public function mark( int $revision, int $page ): void {
		$this->changeTags->addTags( self::TAG, null, $revision, null, (string)$page );
	}

	/** @inheritDoc */
	public function find( int $page, int $after, int $upTo ): ?int {
		try {
			$tagId = $this->tagNames->getId( self::TAG );
		} catch ( NameTableAccessException ) {
			// Nobody has ever split a series.
			return null;
		}
		$db = $this->connections->getPrimaryDatabase();
		$found = $db->newSelectQueryBuilder()
			->select( 'ct_params' )
			->from( 'revision' )
			->join( 'change_tag', null, 'ct_rev_id = rev_id' )
			->where( [
				'rev_page' => $page, 'ct_tag_id' => $tagId, $db->expr( 'rev_id', '>', $after ), $db->expr( 'rev_id', '<=', $upTo )
			] )
			->orderBy( 'rev_id', 'DESC' )
			->caller( __METHOD__ )->fetchField();
		return (int)$found ?: null;
	}
}
