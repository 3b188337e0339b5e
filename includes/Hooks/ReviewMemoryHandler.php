<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\ChangeTags\Hook\ChangeTagsAfterUpdateTagsHook;
use MediaWiki\Extension\EventCalendar\Review\ReviewTag;
use MediaWiki\Extension\EventCalendar\Store\CachedReviewTags;
use MediaWiki\Hook\ArticleRevisionVisibilitySetHook;
use MediaWiki\Revision\RevisionLookup;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * What is remembered of the tags of a page's revisions is forgotten when they change.
 */
final class ReviewMemoryHandler implements ArticleRevisionVisibilitySetHook, ChangeTagsAfterUpdateTagsHook {
	public function __construct(
		private readonly CachedReviewTags $tags,
		private readonly RevisionLookup $revisions
	) {
	}

	/** @inheritDoc */
	public function onChangeTagsAfterUpdateTags(
		$addedTags, $removedTags, $prevTags, $rc_id, $rev_id, $log_id, $params, $rc, $user
	) {
		if ( $rev_id && array_intersect( [ ...$addedTags, ...$removedTags ], ReviewTag::ALL ) ) {
			$revision = $this->revisions->getRevisionById( (int)$rev_id, IDBAccessObject::READ_LATEST );
			if ( $revision ) {
				$this->tags->forget( $revision->getPageId() );
			}
		}
	}

	/** @inheritDoc */
	public function onArticleRevisionVisibilitySet( $title, $ids, $visibilityChangeMap ) {
		if ( $title->inNamespace( NS_EVENTCALENDAR ) && $title->getArticleID() ) {
			$this->tags->forget( $title->getArticleID() );
		}
	}
}
