<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * The wikis that share the index: each that has written into it, or has shown it. Nobody needs to list them.
 */
interface FarmStore {
	/**
	 * @return string[] WikiMap ids, in order
	 */
	public function list(): array;

	public function has( string $wiki ): bool;

	public function add( string $wiki ): void;

	/**
	 * Drops a wiki of which the index holds no events. FeedLookup::version() goes on growing.
	 *
	 * @param string $wiki
	 * @param string $heir WikiMap id of the wiki whose changes are counted instead
	 * @return bool Whether it was there
	 */
	public function remove( string $wiki, string $heir ): bool;
}
