<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Content\Page\PageHead;
use MediaWiki\Html\Html;
use MediaWiki\Output\Hook\OutputPageAfterGetHeadLinksArrayHook;
use MediaWiki\Output\Hook\OutputPageParserOutputHook;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Takes from a rendered event page to the whole page what core leaves behind: its meta tags and how long it is right.
 */
class EventPageHandler implements OutputPageAfterGetHeadLinksArrayHook, OutputPageParserOutputHook {
	/**
	 * @inheritDoc
	 */
	public function onOutputPageParserOutput( $outputPage, $parserOutput ): void {
		$meta = $parserOutput->getExtensionData( PageHead::META );
		if ( !$meta ) {
			return;
		}
		$outputPage->setProperty( PageHead::META, $meta );
		if ( $parserOutput->hasReducedExpiry() ) {
			$end = (int)ConvertibleTimestamp::convert( TS_UNIX, $parserOutput->getCacheTime() )
				+ $parserOutput->getCacheExpiry();
			$outputPage->lowerCdnMaxage( max( 1, $end - ConvertibleTimestamp::time() ) );
		}
	}

	/**
	 * Here rather than as head items: the skin writes general ones of the same names, and these stand in their place.
	 *
	 * @inheritDoc
	 */
	public function onOutputPageAfterGetHeadLinksArray( &$tags, $out ) {
		foreach ( $out->getProperty( PageHead::META ) ?? [] as $name => $content ) {
			$attribute = str_starts_with( $name, 'og:' ) ? 'property' : 'name';
			$tags["meta-$name"] = Html::element( 'meta', [ $attribute => $name, 'content' => $content ] );
		}
	}
}
