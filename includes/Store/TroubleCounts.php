<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What went wrong lately on this wiki, in numbers. None is higher than MOST: beyond it, nobody asks.
 */
interface TroubleCounts {
	public const MOST = 1000;

	/**
	 * @param int $since Unix time
	 * @return int Notices, and digests of subscribers and lists, that could not be sent
	 */
	public function failedDeliveries( int $since ): int;

	/**
	 * @param int $since Unix time
	 * @param int $before Unix time
	 * @return int Those that somebody began to send in between, and of which nothing was heard
	 */
	public function unsettledDeliveries( int $since, int $before ): int;

	/**
	 * @param int $since Unix time
	 * @return int Announcements that went wrong, and were not made since
	 */
	public function failedAnnouncements( int $since ): int;
}
