<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * This wiki's event pages, whether the index has them or not.
 */
interface EventPageList {
	/**
	 * @return int[] Page ids, ascending
	 */
	public function listAfter( int $pageId, int $limit ): array;

	/**
	 * @param int[] $pageIds
	 * @return int[] Those of them that are event pages
	 */
	public function filter( array $pageIds ): array;
}
