<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer;
use MediaWiki\Extension\EventCalendar\Store\CalendarPageStore;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\Parser\Parser;

/**
 * `<eventcalendar/>` in wikitext. What it draws is the same for all readers of a page: it never asks who reads.
 */
class EventCalendarTag implements ParserFirstCallInitHook {
	public const NAME = 'eventcalendar';

	private const ERROR_CATEGORY = 'eventcalendar-tag-error-category';
	private const COUNT = 'EventCalendarNumber';

	public function __construct( private readonly CalendarDrawer $drawer ) {
	}

	/** @inheritDoc */
	public function onParserFirstCallInit( $parser ) {
		$parser->setHook( self::NAME, $this->render( ... ) );
	}

	/**
	 * @param string|null $content
	 * @param array<string,string> $attributes
	 * @param Parser $parser
	 * @return string HTML
	 */
	public function render( ?string $content, array $attributes, Parser $parser ): string {
		$output = $parser->getOutput();
		$number = 1 + (int)$output->getExtensionData( self::COUNT );
		$output->setExtensionData( self::COUNT, $number );
		$drawing = $this->drawer->draw(
			array_map( $parser->killMarkers( ... ), $attributes ), $parser->getTargetLanguage(), $number, $content ?? ''
		);
		if ( $drawing->expiresIn !== null ) {
			$output->updateCacheExpiry( $drawing->expiresIn );
		}
		if ( !$drawing->isSheet ) {
			$parser->addTrackingCategory( self::ERROR_CATEGORY );
		}
		$output->setUnsortedPageProperty( CalendarPageStore::PROPERTY );
		$output->addModuleStyles( $drawing->styles() );
		$output->addModules( $drawing->modules() );
		return $drawing->html;
	}
}
