<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Interest\Change;

/**
 * What has changed about occurrences, for all wikis that share the index: each tells its own readers.
 */
interface ChangeStore {
	/**
	 * @param string $wiki
	 * @param int $page
	 * @param int $now Unix time
	 * @return Change|null One of the page that nobody tells yet
	 */
	public function open( string $wiki, int $page, int $now ): ?Change;

	public function save( Change $change ): void;

	/**
	 * Those that are to be told from an instant in ($after, $upTo] on.
	 *
	 * @param int $after Unix time
	 * @param int $upTo Unix time
	 * @param int $limit
	 * @param Change|null $last The last one of the batch before
	 * @return Change[] By that instant
	 */
	public function find( int $after, int $upTo, int $limit, ?Change $last = null ): array;

	/**
	 * Forgets what was to be told before an instant.
	 *
	 * @param int $before Unix time
	 */
	public function prune( int $before ): void;
}
