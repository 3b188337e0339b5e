<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * The edits that imports made.
 */
interface ImportedRevisions {
	/**
	 * @param int $pageId
	 * @param int $limit
	 * @return int[] Revision ids, newest first
	 */
	public function ofPage( int $pageId, int $limit ): array;
}
