<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;

/**
 * The events that say where to register.
 */
interface RegisteredEvents {
	/**
	 * @param string $wiki
	 * @param int $pageId
	 * @param int $limit
	 * @param int $now Unix time: those that have no occurrence that ends after it are left out
	 * @return array<int,Event> By page id, ascending
	 */
	public function listAfter( string $wiki, int $pageId, int $limit, int $now ): array;
}
