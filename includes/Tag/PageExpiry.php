<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Content\Hook\ContentAlterParserOutputHook;
use MediaWiki\Extension\EventCalendar\Sheet\CacheExpiry;

/**
 * Reminds a page that was rendered of how long it is right.
 */
class PageExpiry implements ContentAlterParserOutputHook {
	/** @inheritDoc */
	public function onContentAlterParserOutput( $content, $title, $parserOutput ) {
		CacheExpiry::restore( $parserOutput );
	}
}
