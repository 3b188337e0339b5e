<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer;
use MediaWiki\Extension\EventCalendar\Sheet\Drawing;
use MediaWiki\Extension\EventCalendar\Store\CalendarPageStore;
use MediaWiki\Hook\ParserAfterTidyHook;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\Html\Html;
use MediaWiki\Parser\Parser;
use MediaWiki\Parser\ParserOutput;
use WeakMap;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * `<eventcalendar/>` in wikitext. What it draws is the same for all readers of a page: it never asks who reads.
 *
 * A sheet is a lot of HTML that is well-formed already, and on its way through the parser it would cost twice the time that
 * drawing takes. So a link to the sheet goes that way, and gives place to the sheet at the end of it. It stays a link where
 * the parser's output is no page: in an indicator, say.
 */
class EventCalendarTag implements ParserFirstCallInitHook, ParserAfterTidyHook {
	public const NAME = 'eventcalendar';

	private const ERROR_CATEGORY = 'eventcalendar-tag-error-category';
	private const COUNT = 'EventCalendarNumber';

	/** Nobody can write such an element: the sanitizer takes `data-mw-` away, and quotes in an attribute are `&quot;` */
	private const STAND_IN =
		'~<div class="ext-eventcalendar-link" data-mw-eventcalendar-number="(\d+)"><a [^>]*>[^<]*</a></div>~';

	/** @var WeakMap<ParserOutput,array<int,string>> HTML of sheets by number */
	private WeakMap $sheets;

	public function __construct( private readonly CalendarDrawer $drawer ) {
		$this->sheets = new WeakMap();
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
		// Each asks the database: a page has as many as core lets it have of such things.
		$drawing = $parser->incrementExpensiveFunctionCount() ? $this->drawer->draw(
			array_map( $parser->killMarkers( ... ), $attributes ), $parser->getTargetLanguage(), $number, $content ?? '',
			(int)ConvertibleTimestamp::convert( TS_UNIX, $parser->getOptions()->getTimestamp() )
		) : $this->drawer->refuse( MessageValue::new( 'eventcalendar-tag-too-many' ), $parser->getTargetLanguage() );
		if ( $drawing->expiresIn !== null ) {
			$output->updateCacheExpiry( $drawing->expiresIn );
		}
		$output->setUnsortedPageProperty( CalendarPageStore::PROPERTY );
		$output->addModuleStyles( $drawing->styles() );
		$output->addModules( $drawing->modules() );
		if ( !$drawing->isSheet ) {
			$parser->addTrackingCategory( self::ERROR_CATEGORY );
			return $drawing->html;
		}
		$this->sheets[$output] = [ $number => $drawing->html ] + ( $this->sheets[$output] ?? [] );
		return $this->standIn( $drawing, $number );
	}

	private function standIn( Drawing $drawing, int $number ): string {
		return Html::rawElement(
			'div', [ 'class' => 'ext-eventcalendar-link', 'data-mw-eventcalendar-number' => $number ],
			Html::element( 'a', [ 'href' => $drawing->url, 'rel' => 'nofollow' ], $drawing->title )
		);
	}

	/** @inheritDoc */
	public function onParserAfterTidy( $parser, &$text ) {
		$sheets = $this->sheets[$parser->getOutput()] ?? [];
		if ( $sheets ) {
			$text = preg_replace_callback( self::STAND_IN, static function ( array $match ) use ( &$sheets ) {
				$html = $sheets[(int)$match[1]] ?? $match[0];
				// Where a template repeats a tag, the others stay links: thousands of sheets would not fit into memory.
				unset( $sheets[(int)$match[1]] );
				return $html;
			}, $text ) ?? $text;
			$this->sheets[$parser->getOutput()] = $sheets;
		}
	}
}
