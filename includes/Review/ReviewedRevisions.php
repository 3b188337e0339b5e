<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Store\ReviewTags;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\ScopedCallback;

/**
 * Which revision of an event page has been reviewed: the newest one that somebody saved or accepted who may, among those
 * that everybody may read. Whatever leaves the wiki (mail, announcements, feeds) has to come from it.
 *
 * Where reviews are not required, each newest revision counts, and nothing is asked.
 */
class ReviewedRevisions {
	public function __construct(
		private readonly ReviewTags $tags,
		private readonly RevisionLookup $revisions,
		private readonly bool $isRequired
	) {
	}

	/** Whether `$wgEventCalendarRequireReview` is on */
	public function isRequired(): bool {
		return $this->isRequired;
	}

	/**
	 * As ReviewTags::lock()
	 */
	public function lock( int $pageId ): ?ScopedCallback {
		return $this->tags->lock( $pageId );
	}

	/**
	 * @param int $pageId
	 * @param int $flags Of IDBAccessObject
	 * @return bool Whether the page has a reviewed revision; true where none is required
	 */
	public function has( int $pageId, int $flags = IDBAccessObject::READ_NORMAL ): bool {
		return !$this->isRequired || $this->tags->newestWith( $pageId, ReviewTag::REVIEWED, true, $flags ) !== null;
	}

	/**
	 * @param int $pageId
	 * @param RevisionRecord $newest Of the page
	 * @param int $flags Of IDBAccessObject
	 */
	public function state( int $pageId, RevisionRecord $newest, int $flags = IDBAccessObject::READ_NORMAL ): ReviewState {
		if ( !$this->isRequired ) {
			return new ReviewState( $newest );
		}
		$reviewed = $this->newestWith( $pageId, ReviewTag::REVIEWED, true, $newest, $flags );
		$shown = $reviewed ?? $newest;
		// A page that was moved or protected has a new revision with the old text; so has one that is back at what it was.
		if ( $reviewed && self::isSame( $reviewed, $newest ) ) {
			return new ReviewState( $shown );
		}
		$declined = $this->newestWith( $pageId, ReviewTag::DECLINED, false, $newest, $flags );
		$isDecided = $declined && self::isSame( $declined, $newest );
		$canWait = $reviewed || self::isEvent( $newest );
		return new ReviewState( $shown, !$reviewed, $isDecided || !$canWait
			? null
			: $this->waiting( $pageId, $newest, $reviewed, $declined, $flags ) );
	}

	/**
	 * @param RevisionRecord $newest Of a page
	 * @return bool Whether the calendar tells what the page says; true where no review is required
	 */
	public function isReviewed( RevisionRecord $newest ): bool {
		$state = $this->state( $newest->getPageId(), $newest );
		return !$state->isProposal && self::isSame( $state->shown, $newest );
	}

	private function waiting(
		int $pageId, RevisionRecord $newest, ?RevisionRecord $reviewed, ?RevisionRecord $declined, int $flags
	): WaitingPage {
		$decided = !$declined || ( $reviewed && self::order( $reviewed ) > self::order( $declined ) ) ? $reviewed : $declined;
		[ $first, $since ] = $this->tags->firstAfter( $pageId, $decided, $flags )
			// An import may bring a newest revision that is older than what was decided about.
			?? [ (int)$newest->getId(), (int)wfTimestamp( TS_UNIX, $newest->getTimestamp() ) ];
		return new WaitingPage(
			$pageId, (int)$newest->getId(), $reviewed ? (int)$reviewed->getId() : null, $first, $since
		);
	}

	private function newestWith(
		int $pageId, string $tag, bool $isPublic, RevisionRecord $newest, int $flags
	): ?RevisionRecord {
		$id = $this->tags->newestWith( $pageId, $tag, $isPublic, $flags );
		if ( $id === null ) {
			return null;
		}
		$revision = $id === $newest->getId() ? $newest : $this->revisions->getRevisionById( $id, $flags );
		// What is remembered of tags may be older than what the revision says of itself.
		return !$isPublic || $revision?->audienceCan( RevisionRecord::DELETED_TEXT, RevisionRecord::FOR_PUBLIC )
			? $revision
			: $this->newestNow( $pageId, $tag );
	}

	private function newestNow( int $pageId, string $tag ): ?RevisionRecord {
		$id = $this->tags->newestWith( $pageId, $tag, true, IDBAccessObject::READ_LATEST );
		return $id === null ? null : $this->revisions->getRevisionById( $id, IDBAccessObject::READ_LATEST );
	}

	private static function isSame( RevisionRecord $one, RevisionRecord $other ): bool {
		return $one->getId() === $other->getId() || $one->hasSameContent( $other );
	}

	private static function isEvent( RevisionRecord $revision ): bool {
		$content = $revision->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC );
		return $content instanceof EventContent && $content->getEvent();
	}

	/** @return array{string,int} */
	private static function order( RevisionRecord $revision ): array {
		return [ (string)$revision->getTimestamp(), (int)$revision->getId() ];
	}
}
