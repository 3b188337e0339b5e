<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Revision\RevisionRecord;

/**
 * The newest revisions of many pages, with their texts.
 */
interface NewestRevisions {
	/**
	 * @param int[] $pageIds
	 * @return array<int,RevisionRecord> By page id, of those that exist; as new as the primary database
	 */
	public function of( array $pageIds ): array;
}
