<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Sheet\CacheExpiry;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer;
use MediaWiki\Extension\EventCalendar\Sheet\Drawing;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Extension\EventCalendar\Sheet\StandIn;
use MediaWiki\Extension\EventCalendar\Store\CalendarPageStore;
use MediaWiki\Hook\ParserAfterTidyHook;
use MediaWiki\Hook\ParserClearStateHook;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\Parser\Parser;
use MediaWiki\Parser\ParserOutput;
use WeakMap;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * `<eventcalendar/>` in wikitext, and `{{Special:EventCalendar}}`, which leaves its arguments in the text for this class to
 * draw. What it draws is the same for all readers of a page: it never asks who reads.
 *
 * A sheet is a lot of HTML that is well-formed already, and on its way through the parser it would cost twice the time that
 * drawing takes. So a link to the sheet goes that way, and gives place to the sheet at the end of it. It stays a link where
 * the parser's output is no page: in an indicator, say.
 */
class EventCalendarTag implements ParserFirstCallInitHook, ParserClearStateHook, ParserAfterTidyHook {
	public const NAME = 'eventcalendar';

	/** Category of the pages with something that cannot be drawn */
	public const ERROR_CATEGORY = 'eventcalendar-tag-error-category';

	/** Extension data of the parser's output: a set of FeedLinks::query() */
	public const FEEDS = 'EventCalendarFeeds';

	/** @var WeakMap<ParserOutput,array<int,string>> HTML of sheets by number */
	private WeakMap $sheets;

	/** @var WeakMap<Parser,int> Calendars so far. Parsoid has one parser for a page, but an output for each tag. */
	private WeakMap $counts;

	public function __construct(
		private readonly CalendarDrawer $drawer,
		private readonly OptionsReader $optionsReader
	) {
		$this->sheets = new WeakMap();
		$this->counts = new WeakMap();
	}

	/** @inheritDoc */
	public function onParserFirstCallInit( $parser ) {
		$parser->setHook( self::NAME, $this->render( ... ) );
	}

	/** @inheritDoc */
	public function onParserClearState( $parser ) {
		unset( $this->counts[$parser] );
	}

	/**
	 * @param string|null $content
	 * @param array<string,string> $attributes
	 * @param Parser $parser
	 * @return string HTML
	 */
	public function render( ?string $content, array $attributes, Parser $parser ): string {
		// Each asks the database: a page has as many as core lets it have of such things.
		if ( !$parser->incrementExpensiveFunctionCount() ) {
			$drawing = $this->drawer->refuse( MessageValue::new( 'eventcalendar-tag-too-many' ), $parser->getTargetLanguage() );
			$this->record( $drawing, $parser );
			return $drawing->html;
		}
		$number = $this->nextNumber( $parser );
		$drawing = $this->draw( $attributes, $parser, $number, $content ?? '' );
		if ( !$drawing->isSheet ) {
			return $drawing->html;
		}
		$output = $parser->getOutput();
		$this->sheets[$output] = [ $number => $drawing->html ] + ( $this->sheets[$output] ?? [] );
		return StandIn::ofSheet( $number, $drawing );
	}

	/** @inheritDoc */
	public function onParserAfterTidy( $parser, &$text ) {
		$text = StandIn::replace( $text, fn ( int|array $what ) => is_int( $what ) ?
			$this->takeSheet( $what, $parser->getOutput() ) :
			// Core counted it among the expensive ones when it asked the special page.
			$this->draw( $what, $parser, $this->nextNumber( $parser ) )->html );
	}

	private function takeSheet( int $number, ParserOutput $output ): ?string {
		$sheets = $this->sheets[$output] ?? [];
		$this->sheets[$output] = array_diff_key( $sheets, [ $number => true ] );
		return $sheets[$number] ?? null;
	}

	private function nextNumber( Parser $parser ): int {
		return $this->counts[$parser] = 1 + ( $this->counts[$parser] ?? 0 );
	}

	private function draw( array $attributes, Parser $parser, int $number, string $content = '' ): Drawing {
		$attributes = array_map( $parser->killMarkers( ... ), $attributes );
		$drawing = $this->drawer->draw(
			$attributes, $parser->getTargetLanguage(), $number, $content,
			(int)ConvertibleTimestamp::convert( TS_UNIX, $parser->getOptions()->getTimestamp() )
		);
		$this->record( $drawing, $parser );
		if ( $drawing->isSheet ) {
			$options = $this->optionsReader->read( $attributes )->getValue();
			$parser->getOutput()->appendExtensionData( self::FEEDS, FeedLinks::query( $options->filter ) );
		}
		return $drawing;
	}

	private function record( Drawing $drawing, Parser $parser ): void {
		$output = $parser->getOutput();
		if ( $drawing->expiresIn !== null ) {
			CacheExpiry::shorten( $output, $drawing->expiresIn );
		}
		$output->setUnsortedPageProperty( CalendarPageStore::PROPERTY );
		$output->addModuleStyles( $drawing->styles() );
		$output->addModules( $drawing->modules() );
		if ( !$drawing->isSheet ) {
			$parser->addTrackingCategory( self::ERROR_CATEGORY );
		}
	}
}
