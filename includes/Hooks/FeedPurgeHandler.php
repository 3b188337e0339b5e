<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Cache\Hook\HtmlCacheUpdaterAppendUrlsHook;
use MediaWiki\Extension\EventCalendar\Feed\PurgedUrls;

/**
 * Whenever an event page is purged, so is its calendar file.
 */
final class FeedPurgeHandler implements HtmlCacheUpdaterAppendUrlsHook {
	public function __construct( private readonly PurgedUrls $urls ) {
	}

	/** @inheritDoc */
	public function onHtmlCacheUpdaterAppendUrls( $title, $mode, &$append ) {
		if ( $title->inNamespace( NS_EVENTCALENDAR ) ) {
			array_push( $append, ...$this->urls->ofEvent( $title ) );
		}
	}
}
