<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Config\Config;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Query\NextOccurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CacheExpiry;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Extension\EventCalendar\Store\CalendarPageStore;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\Html\Html;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\Parser;
use StatusValue;
use Wikimedia\Message\ListParam;
use Wikimedia\Message\ListType;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * `{{#eventcalendar:next|…}}` in wikitext: the next occurrence in running text. As the tag, it never asks who reads.
 */
class NextEventFunction implements ParserFirstCallInitHook {
	/** The magic word */
	public const NAME = 'eventcalendar';

	/** Those that mean what they mean for the tag */
	private const OF_TAG = [ 'types', 'topics', 'audience', 'languages', 'search', 'recorded', 'zone' ];

	private const OWN = [ 'format', 'none' ];

	/** Characters of a bad value that its message repeats */
	private const SHOWN_LENGTH = 80;

	public function __construct(
		private readonly NextOccurrence $nextOccurrence,
		private readonly NextEventText $text,
		private readonly OptionsReader $optionsReader,
		private readonly CalendarLanguageFactory $languageFactory,
		private readonly Config $config
	) {
	}

	/** @inheritDoc */
	public function onParserFirstCallInit( $parser ) {
		$parser->setFunctionHook( self::NAME, $this->render( ... ) );
	}

	/**
	 * @param Parser $parser
	 * @param string $what
	 * @param string ...$parameters `name=value`
	 * @return string Wikitext
	 */
	public function render( Parser $parser, string $what = '', string ...$parameters ): string {
		$parser->getOutput()->setUnsortedPageProperty( CalendarPageStore::PROPERTY );
		if ( !$parser->incrementExpensiveFunctionCount() ) {
			return $this->error( [ MessageValue::new( 'eventcalendar-tag-too-many' ) ], $parser );
		}
		$values = self::split( $parameters, $parser );
		$clean = array_map( static fn ( string $value ) => trim( $parser->killMarkers( $value ) ), $values );
		$status = $this->check( trim( $parser->killMarkers( $what ) ), $clean );
		$options = $this->optionsReader->read( array_intersect_key( $clean, array_flip( self::OF_TAG ) ) );
		if ( !$status->merge( $options )->isOK() ) {
			return $this->error( $status->getMessages(), $parser );
		}
		$options = $options->getValue();
		$zone = $options->zone ?? $this->wikiZone();
		$now = (int)ConvertibleTimestamp::convert( TS_UNIX, $parser->getOptions()->getTimestamp() );
		$next = $this->nextOccurrence->find( $now, self::confirmed( $options->filter ) );
		CacheExpiry::shorten(
			$parser->getOutput(), CacheExpiry::untilFirstEnd( $now, $zone, ...( $next ? [ $next->times->end ] : [] ) )
		);
		return $next ? $this->text->render(
			strtolower( $clean['format'] ?? '' ) ?: NextEventText::FORMATS[0], $next, $zone,
			$this->languageFactory->make( $parser->getTargetLanguage() )
		) : $values['none'] ?? '';
	}

	/**
	 * @param string[] $parameters
	 * @param Parser $parser
	 * @return array<string,string>
	 */
	private static function split( array $parameters, Parser $parser ): array {
		$values = [];
		foreach ( $parameters as $parameter ) {
			[ $name, $value ] = explode( '=', $parameter, 2 ) + [ 1 => null ];
			$name = trim( $parser->killMarkers( $name ) );
			// One without a name is an unknown one, and one that is empty comes from a template that has nothing to say.
			if ( $value !== null || $name !== '' ) {
				$values[$name] = trim( $value ?? '' );
			}
		}
		return $values;
	}

	/**
	 * @param string $what
	 * @param array<string,string> $values
	 */
	private function check( string $what, array $values ): StatusValue {
		$status = StatusValue::newGood();
		if ( strtolower( $what ) !== 'next' ) {
			$status->fatal( self::problem( 'unknown', $what, [ 'next' ] ) );
		}
		$names = [ ...self::OF_TAG, ...self::OWN ];
		foreach ( array_slice( array_diff( array_keys( $values ), $names ), 0, 5 ) as $name ) {
			$status->fatal( self::problem( 'unknown-parameter', (string)$name, $names ) );
		}
		$format = $values['format'] ?? '';
		if ( $format !== '' && !in_array( strtolower( $format ), NextEventText::FORMATS, true ) ) {
			$status->fatal( self::problem( 'bad-format', $format, NextEventText::FORMATS ) );
		}
		return $status;
	}

	/**
	 * @param string $code Of the message
	 * @param string $value As somebody wrote it
	 * @param string[] $possible
	 */
	private static function problem( string $code, string $value, array $possible ): MessageValue {
		return MessageValue::new( "eventcalendar-function-$code" )
			->plaintextParams( mb_substr( $value, 0, self::SHOWN_LENGTH ) )
			->params( new ListParam( ListType::COMMA, $possible ) );
	}

	/**
	 * @param MessageSpecifier[] $problems
	 * @param Parser $parser
	 */
	private function error( array $problems, Parser $parser ): string {
		$parser->addTrackingCategory( EventCalendarTag::ERROR_CATEGORY );
		$language = $this->languageFactory->make( $parser->getTargetLanguage() );
		$text = $language->text( 'function-error', implode( ' ', array_map( $language->format( ... ), $problems ) ) );
		return Html::rawElement( 'strong', [ 'class' => 'error' ] + $language->attributes(), wfEscapeWikiText( $text ) );
	}

	private function wikiZone(): string {
		$zone = (string)$this->config->get( MainConfigNames::Localtimezone );
		return ZoneResolver::exists( $zone ) ? $zone : 'UTC';
	}

	/**
	 * What is not certain to take place is nothing to tell people of in a sentence.
	 */
	private static function confirmed( OccurrenceFilter $filter ): OccurrenceFilter {
		return new OccurrenceFilter(
			types: $filter->types,
			topics: $filter->topics,
			audience: $filter->audience,
			languages: $filter->languages,
			statuses: [ 'confirmed' ],
			search: $filter->search,
			recorded: $filter->recorded
		);
	}
}
