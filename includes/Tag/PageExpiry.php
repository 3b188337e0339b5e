<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Content\Hook\ContentAlterParserOutputHook;
use MediaWiki\Parser\ParserOutput;

/**
 * How long the parser cache may keep a page. In MediaWiki 1.43 Parsoid forgets what it was told of that when it is done with
 * a page, but not the extension data: so the seconds stand there as well, and count again once the page is rendered.
 */
class PageExpiry implements ContentAlterParserOutputHook {
	private const SECONDS = 'EventCalendarExpiry';

	public static function shorten( ParserOutput $output, int $seconds ): void {
		$output->updateCacheExpiry( $seconds );
		$output->appendExtensionData( self::SECONDS, $seconds );
	}

	/** @inheritDoc */
	public function onContentAlterParserOutput( $content, $title, $parserOutput ) {
		$seconds = $parserOutput->getExtensionData( self::SECONDS );
		if ( $seconds ) {
			$parserOutput->updateCacheExpiry( min( array_keys( $seconds ) ) );
		}
	}
}
