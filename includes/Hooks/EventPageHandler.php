<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Card\CardPictures;
use MediaWiki\Extension\EventCalendar\Content\Page\PageHead;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Html\Html;
use MediaWiki\Output\Hook\OutputPageAfterGetHeadLinksArrayHook;
use MediaWiki\Output\Hook\OutputPageParserOutputHook;
use MediaWiki\Output\OutputPage;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Takes from a rendered event page to the whole page what core leaves behind: its meta tags and how long it is right.
 */
class EventPageHandler implements OutputPageAfterGetHeadLinksArrayHook, OutputPageParserOutputHook {
	public function __construct(
		private readonly CardPictures $pictures,
		private readonly ReviewedRevisions $reviews
	) {
	}

	/**
	 * @inheritDoc
	 */
	public function onOutputPageParserOutput( $outputPage, $parserOutput ): void {
		$meta = $parserOutput->getExtensionData( PageHead::META );
		if ( !$meta ) {
			return;
		}
		if ( $this->mayBeTold( $outputPage ) ) {
			$outputPage->setProperty( PageHead::META, $meta );
		} else {
			$outputPage->addHeadItem( PageHead::JSON_LD, '' );
		}
		if ( $parserOutput->hasReducedExpiry() ) {
			$end = (int)ConvertibleTimestamp::convert( TS_UNIX, $parserOutput->getCacheTime() )
				+ $parserOutput->getCacheExpiry();
			$outputPage->lowerCdnMaxage( max( 1, $end - ConvertibleTimestamp::time() ) );
		}
	}

	/**
	 * Whoever reads the page sees above it that a review is to come. Search engines and previews of links do not: they are told
	 * of what has been reviewed, or of nothing. Not in what the parser cache keeps, since a review changes nothing about the page.
	 */
	private function mayBeTold( OutputPage $outputPage ): bool {
		$context = $outputPage->getContext();
		if ( !$this->reviews->isRequired() || !$context->canUseWikiPage() ) {
			return true;
		}
		$newest = $context->getWikiPage()->getRevisionRecord();
		return $newest && $outputPage->getRevisionId() === $newest->getId() && $this->reviews->isReviewed( $newest );
	}

	/**
	 * Here rather than as head items: the skin writes general ones of the same names, and these stand in their place.
	 *
	 * @inheritDoc
	 */
	public function onOutputPageAfterGetHeadLinksArray( &$tags, $out ) {
		$meta = $out->getProperty( PageHead::META ) ?? [];
		if ( isset( $meta[PageHead::IMAGE] ) && !$this->pictures->isAvailable() ) {
			$meta = array_filter(
				$meta, static fn ( string $name ) => !str_starts_with( $name, PageHead::IMAGE ), ARRAY_FILTER_USE_KEY
			);
			$meta['twitter:card'] = 'summary';
		}
		foreach ( $meta as $name => $content ) {
			$attribute = str_starts_with( $name, 'og:' ) ? 'property' : 'name';
			$tags["meta-$name"] = Html::element( 'meta', [ $attribute => $name, 'content' => $content ] );
		}
	}
}
