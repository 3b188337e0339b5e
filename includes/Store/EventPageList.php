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
	 * @param string $title Those after it, as ordered by the database; the empty text to begin
	 * @param int $limit
	 * @return array<int,array{string,int}> Page id => title (DB key) and newest revision, in the order of titles
	 */
	public function listNewest( string $title, int $limit ): array;

	/**
	 * @param int[] $pageIds
	 * @return int[] Those of them that are event pages
	 */
	public function filter( array $pageIds ): array;
}
