<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Page\PageIdentity;

/**
 * Which edits of a page were announcements.
 */
interface AnnouncedRevisions {
	/** Newest revisions of the page that are looked at */
	public const LOOKED_AT = 500;

	/**
	 * Reads what was last written, not a replica.
	 *
	 * @param PageIdentity $page
	 * @param string $mark That the edit summary holds
	 * @param int $since Unix time: older ones do not count
	 * @return int|null Id of the revision
	 */
	public function find( PageIdentity $page, string $mark, int $since ): ?int;
}
