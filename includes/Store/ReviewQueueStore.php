<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * This wiki's pages that wait for a review. As the index, it is made from the pages and can be made again.
 */
interface ReviewQueueStore {
	/**
	 * Under the lock of the page's index.
	 *
	 * @param int $pageId
	 * @param WaitingPage|null $waiting Null: nothing waits
	 * @return bool Whether anything changed
	 */
	public function put( int $pageId, ?WaitingPage $waiting ): bool;

	public function find( int $pageId ): ?WaitingPage;

	/**
	 * @param int $limit
	 * @param array{int,int}|null $after `since` and page id of the last one that was listed
	 * @return WaitingPage[] Those that have waited longest first
	 */
	public function list( int $limit, ?array $after = null ): array;
}
