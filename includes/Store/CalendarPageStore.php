<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Page\PageIdentity;

/**
 * This wiki's pages that show a calendar: those whose output sets the page property of the tag.
 */
interface CalendarPageStore {
	public const PROPERTY = 'eventcalendar';

	/**
	 * @return array<int,PageIdentity> By page id, ascending
	 */
	public function listAfter( int $pageId, int $limit ): array;

	/**
	 * Marks pages as changed, so that their cached output is no longer used.
	 *
	 * @param int[] $pageIds
	 */
	public function touch( array $pageIds ): void;
}
