<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestMatch;

/**
 * What readers of this wiki want to be reminded of. Users are their central ids.
 */
interface InterestStore {
	/**
	 * @param int $user
	 * @param Interest $interest
	 * @param int $now Unix time
	 * @return bool Whether it is new
	 */
	public function add( int $user, Interest $interest, int $now ): bool;

	/**
	 * @param int $user
	 * @param Interest $interest
	 * @return bool Whether there was any
	 */
	public function remove( int $user, Interest $interest ): bool;

	/**
	 * @return Interest[] All of a user's, the newest first
	 */
	public function ofUser( int $user ): array;

	/**
	 * How many people want to be reminded of each; those who follow its type or topics do not count. On all wikis that share
	 * the tables: it is the same event wherever they asked, by its UID, which names the event's wiki or is that of a source
	 * from which several wikis may have it.
	 *
	 * @param array<array-key,InterestMatch> $matches By any key
	 * @return array<array-key,int> By the same
	 */
	public function count( array $matches ): array;

	/**
	 * Who wants to be reminded.
	 *
	 * @param InterestMatch $match
	 * @param int $after The last user of the batch before
	 * @param int $limit Users
	 * @return array<int,Interest[]> Their interests that match, by user, ascending
	 */
	public function readers( InterestMatch $match, int $after, int $limit ): array;
}
