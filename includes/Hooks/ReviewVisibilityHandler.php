<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Indexing\IndexUpdates;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Hook\ArticleRevisionVisibilitySetHook;

/**
 * Where the calendar shows an older revision than the page, hiding that revision changes the calendar.
 */
final class ReviewVisibilityHandler implements ArticleRevisionVisibilitySetHook {
	public function __construct(
		private readonly IndexUpdates $updates,
		private readonly ReviewedRevisions $reviews
	) {
	}

	/** @inheritDoc */
	public function onArticleRevisionVisibilitySet( $title, $ids, $visibilityChangeMap ) {
		if ( $this->reviews->isRequired() && $title->inNamespace( NS_EVENTCALENDAR ) && $title->getArticleID() ) {
			DeferredUpdates::addUpdate(
				$this->updates->of( $title->getArticleID() ), DeferredUpdates::PRESEND
			);
		}
	}
}
