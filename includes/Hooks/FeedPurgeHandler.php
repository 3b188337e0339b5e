<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Cache\Hook\HtmlCacheUpdaterAppendUrlsHook;
use MediaWiki\Deferred\CdnCacheUpdate;
use MediaWiki\Extension\EventCalendar\Feed\PurgedUrls;
use MediaWiki\Page\Hook\PageDeletionDataUpdatesHook;

/**
 * Whenever an event page is purged, so is what REST tells of it.
 */
final class FeedPurgeHandler implements HtmlCacheUpdaterAppendUrlsHook, PageDeletionDataUpdatesHook {
	public function __construct( private readonly PurgedUrls $urls ) {
	}

	/** @inheritDoc */
	public function onHtmlCacheUpdaterAppendUrls( $title, $mode, &$append ) {
		if ( $title->inNamespace( NS_EVENTCALENDAR ) ) {
			array_push( $append, ...$this->urls->ofEvent( $title ) );
		}
	}

	/**
	 * When core purges the page, its title has no id any more.
	 *
	 * @inheritDoc
	 */
	public function onPageDeletionDataUpdates( $title, $revision, &$updates ) {
		if ( $title->inNamespace( NS_EVENTCALENDAR ) ) {
			$updates[] = new CdnCacheUpdate( $this->urls->ofName( (string)$revision->getPageId() ) );
		}
	}
}
