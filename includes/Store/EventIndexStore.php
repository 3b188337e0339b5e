<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use RuntimeException;
use Wikimedia\ScopedCallback;

/**
 * Writes the index. Each call is one transaction; nothing is half-written. What changes anything makes a new
 * FeedLookup::version().
 */
interface EventIndexStore {
	/**
	 * Waits until nobody else writes a page's rows, and keeps others from it until the result goes out of scope or, within
	 * a transaction, until that ends. What is read after this call is not older than it.
	 *
	 * @throws RuntimeException When others take too long
	 */
	public function lock( string $wiki, int $pageId ): ScopedCallback;

	/**
	 * The same of several pages at once.
	 *
	 * @param string $wiki
	 * @param int[] $pageIds
	 * @throws RuntimeException
	 */
	public function lockAll( string $wiki, array $pageIds ): ScopedCallback;

	/**
	 * Makes a page's rows say what the page says, by difference: rows that stay as they are are not touched.
	 *
	 * @param EventPage $page
	 * @param Event $event
	 * @param OccurrenceTimes[] $occurrences All of them up to the horizon
	 * @param int|null $horizon Unix time up to which $occurrences reaches; null when there are no later ones
	 * @return bool Whether anything changed
	 */
	public function replace( EventPage $page, Event $event, array $occurrences, ?int $horizon ): bool;

	/**
	 * @param IndexEntry[] $entries Of one wiki, each of another page
	 * @return array<int,bool> Page id => whether it has rows, of those of them that replaceAll() would change something of
	 */
	public function outdated( array $entries ): array;

	/**
	 * As replace(), of several pages in one transaction.
	 *
	 * @param IndexEntry[] $entries Of one wiki, each of another page
	 * @return int[] Ids of the pages of which anything changed
	 */
	public function replaceAll( array $entries ): array;

	/**
	 * Drops all rows of a page.
	 *
	 * @return bool Whether there were any
	 */
	public function delete( string $wiki, int $pageId ): bool;

	/**
	 * The pages of series whose rows end before an instant although occurrences follow.
	 *
	 * @param string $wiki
	 * @param int $horizon Unix time
	 * @param int $limit
	 * @param array{int,int}|null $after Horizon and page id of the last one seen
	 * @return array<int,int> Page id => horizon, in the order of horizon and page id
	 */
	public function findBehindHorizon( string $wiki, int $horizon, int $limit, ?array $after = null ): array;

	/**
	 * Page ids that have rows, ascending.
	 *
	 * @return int[]
	 */
	public function listPages( string $wiki, int $afterPageId, int $limit ): array;

	/**
	 * What rows were made from.
	 *
	 * @param string $wiki
	 * @param int[] $pageIds
	 * @return array<int,array{string,int}> Page id => title (DB key) and revision, of those that have rows
	 */
	public function listRevisions( string $wiki, array $pageIds ): array;

	/**
	 * Drops rows of occurrences and tags that belong to no event, of any wiki: such come from a backup that was restored in part.
	 *
	 * @param int $limit Events at a time
	 * @return int Number of events whose rows were dropped
	 */
	public function dropOrphans( int $limit ): int;
}
