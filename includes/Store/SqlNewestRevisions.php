<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Revision\RevisionStore;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDBAccessObject;

final class SqlNewestRevisions implements NewestRevisions {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly RevisionStore $revisions
	) {
	}

	/** @inheritDoc */
	public function of( array $pageIds ): array {
		if ( !$pageIds ) {
			return [];
		}
		$rows = $this->revisions->newSelectQueryBuilder( $this->connections->getPrimaryDatabase() )
			->joinComment()
			->joinPage()
			->where( [ 'page_id' => $pageIds, 'page_latest = rev_id' ] )
			->caller( __METHOD__ )->fetchResultSet();
		// A text that is not there is no reason to fail here: whoever asks for it is told.
		$revisions = $this->revisions->newRevisionsFromBatch(
			$rows, [ 'slots' => true, 'content' => true ], IDBAccessObject::READ_LATEST
		)->getValue();
		$newest = [];
		foreach ( array_filter( $revisions ) as $revision ) {
			$newest[$revision->getPageId()] = $revision;
		}
		return $newest;
	}
}
