<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Revision\RevisionRecord;
use Wikimedia\ObjectCache\WANObjectCache;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\ScopedCallback;

/**
 * Each view of an event page asks for its tags, and a tag that no revision has is looked for in all of them: so that a page with
 * thousands of edits costs that once, and not each view. Whoever decides or writes asks the database.
 */
final class CachedReviewTags implements ReviewTags {
	/** Tags also go with revisions that are moved to other pages, of which nobody is told */
	private const KEPT = WANObjectCache::TTL_HOUR;

	private const NONE = 0;

	/** @var array<int,true> By page id: whoever changed something sees it, which the cache promises only after a tenth of a second */
	private array $changed = [];

	public function __construct(
		private readonly ReviewTags $tags,
		private readonly WANObjectCache $cache
	) {
	}

	/** @inheritDoc */
	public function newestWith( int $pageId, string $tag, bool $isPublic, int $flags ): ?int {
		if ( $flags !== IDBAccessObject::READ_NORMAL || isset( $this->changed[$pageId] ) ) {
			return $this->tags->newestWith( $pageId, $tag, $isPublic, $flags );
		}
		$id = $this->cache->getWithSetCallback(
			$this->cache->makeKey( 'eventcalendar-review-tag', $pageId, $tag, (int)$isPublic ),
			self::KEPT,
			fn () => $this->tags->newestWith( $pageId, $tag, $isPublic, $flags ) ?? self::NONE,
			[ 'checkKeys' => [ $this->checkKey( $pageId ) ] ]
		);
		return $id === self::NONE ? null : $id;
	}

	/**
	 * To be called after a revision of the page got or lost a tag, or was hidden or shown.
	 */
	public function forget( int $pageId ): void {
		$this->changed[$pageId] = true;
		$this->cache->touchCheckKey( $this->checkKey( $pageId ) );
	}

	/** @inheritDoc */
	public function firstAfter( int $pageId, ?RevisionRecord $after, int $flags ): ?array {
		return $this->tags->firstAfter( $pageId, $after, $flags );
	}

	/** @inheritDoc */
	public function lock( int $pageId ): ?ScopedCallback {
		return $this->tags->lock( $pageId );
	}

	/** @inheritDoc */
	public function attach( string $tag, int $revisionId, int $recentChangeId ): void {
		$this->tags->attach( $tag, $revisionId, $recentChangeId );
	}

	private function checkKey( int $pageId ): string {
		return $this->cache->makeKey( 'eventcalendar-review-tags', $pageId );
	}
}
