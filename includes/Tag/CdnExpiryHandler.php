<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Extension\EventCalendar\Store\CalendarPageStore;
use MediaWiki\Output\Hook\OutputPageParserOutputHook;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Makes the CDN forget a page with a calendar when the parser cache does. Core does not pass the one expiry on to the other.
 */
class CdnExpiryHandler implements OutputPageParserOutputHook {
	/** @inheritDoc */
	public function onOutputPageParserOutput( $outputPage, $parserOutput ): void {
		if ( $parserOutput->getPageProperty( CalendarPageStore::PROPERTY ) === null ) {
			return;
		}
		$drawn = (int)ConvertibleTimestamp::convert( TS_UNIX, $parserOutput->getCacheTime() );
		$outputPage->lowerCdnMaxage( max( 0, $drawn + $parserOutput->getCacheExpiry() - ConvertibleTimestamp::time() ) );
	}
}
