<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

/**
 * Which events of this wiki have which UIDs.
 */
interface EventUids {
	/**
	 * Reads what was last written, not a replica.
	 *
	 * @param string[] $uids
	 * @return array<string,int> Ids of the pages that have these UIDs, by UID: those that name it, and where none does, the one
	 *  that it is derived from. Of several pages that name the same, the oldest
	 */
	public function findPages( array $uids ): array;
}
