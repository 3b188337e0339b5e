<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Revision\RevisionRecord;
use Wikimedia\ScopedCallback;

/**
 * What was decided about the revisions of pages. It stands in their change tags, so that it lasts as long as they do.
 */
interface ReviewTags {
	/**
	 * @param int $pageId
	 * @param string $tag
	 * @param bool $isPublic Only revisions whose text everybody may read
	 * @param int $flags Of IDBAccessObject
	 * @return int|null Id of the newest revision of the page that has the tag
	 */
	public function newestWith( int $pageId, string $tag, bool $isPublic, int $flags ): ?int;

	/**
	 * @param int $pageId
	 * @param RevisionRecord|null $after Of the page; null: its first revision is looked for
	 * @param int $flags Of IDBAccessObject
	 * @return array{int,int}|null Id and Unix time of the revision that follows
	 */
	public function firstAfter( int $pageId, ?RevisionRecord $after, int $flags ): ?array;

	/**
	 * Keeps others from deciding about a page until the decision is committed. What is read afterwards is not older than the lock.
	 *
	 * @return ScopedCallback|null Null if others take too long
	 */
	public function lock( int $pageId ): ?ScopedCallback;

	/**
	 * Has a tag that a revision got before it was in the recent changes shown there too.
	 *
	 * @param string $tag
	 * @param int $revisionId
	 * @param int $recentChangeId
	 */
	public function attach( string $tag, int $revisionId, int $recentChangeId ): void;
}
