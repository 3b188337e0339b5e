<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Output\Hook\OutputPageParserOutputHook;

/**
 * Lets a page tell of the feeds of its calendars.
 */
class FeedLinkHandler implements OutputPageParserOutputHook {
	/** Calendars of one page whose feeds are told of */
	private const MAX_CALENDARS = 3;

	public function __construct( private readonly FeedLinks $feedLinks ) {
	}

	/** @inheritDoc */
	public function onOutputPageParserOutput( $outputPage, $parserOutput ): void {
		$feeds = $parserOutput->getExtensionData( EventCalendarTag::FEEDS );
		if ( $feeds ) {
			// Several outputs may make up one page.
			$known = $outputPage->getProperty( EventCalendarTag::FEEDS ) ?? [];
			$all = array_slice( $known + $feeds, 0, self::MAX_CALENDARS );
			foreach ( array_diff_key( $all, $known ) as $query => $_ ) {
				$this->feedLinks->announce( $outputPage, (string)$query );
			}
			$outputPage->setProperty( EventCalendarTag::FEEDS, $all );
		}
	}
}
