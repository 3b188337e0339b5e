<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Tag;

use MediaWiki\Content\WikitextContent;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\Parsoid\Utils\DOMCompat;
use Wikimedia\Parsoid\Utils\DOMUtils;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What the one parser gives, the other gives as well.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Tag\EventCalendarTag
 * @covers \MediaWiki\Extension\EventCalendar\Tag\InclusionInTemplate
 * @covers \MediaWiki\Extension\EventCalendar\Tag\NextEventFunction
 * @covers \MediaWiki\Extension\EventCalendar\Tag\PageExpiry
 */
class ParsoidTest extends MediaWikiIntegrationTestCase {
	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::LanguageCode => 'en',
			MainConfigNames::Localtimezone => 'UTC',
			MainConfigNames::ParserCacheExpireTime => 30 * 86400,
			MainConfigNames::ArticlePath => '/wiki/$1',
		] );
		ConvertibleTimestamp::setFakeTime( '20261123120000' );
	}

	private function classic( string $wikitext ): ParserOutput {
		return $this->render( $wikitext, ParserOptions::newFromAnon() );
	}

	private function parsoid( string $wikitext ): ParserOutput {
		$options = ParserOptions::newFromAnon();
		$options->setUseParsoid();
		$output = $this->render( $wikitext, $options );
		$this->assertNotNull( $output->getExtensionData( 'core:parsoid-version' ) );
		return $output;
	}

	private function render( string $wikitext, ParserOptions $options ): ParserOutput {
		return $this->getServiceContainer()->getContentRenderer()->getParserOutput(
			new WikitextContent( $wikitext ), Title::makeTitle( NS_PROJECT, 'Page' ), null, $options
		);
	}

	private function saveEvents(): void {
		$fields = [ 'version' => 1, 'duration' => 'PT1H', 'timeZone' => 'UTC' ];
		foreach ( [
			'Talk' => [ 'title' => "A <i>talk</i> ''x'' [[y]] {{z}} \"'&amp; -{q}-", 'type' => 'tech-talk' ],
			'Days' => [ 'title' => [ 'fr' => 'Journées' ], 'type' => 'hackathon', 'start' => '2026-11-26', 'duration' => 'P2D' ],
		] as $name => $data ) {
			$data += $fields + [ 'start' => '2026-11-24T18:00' ];
			if ( strlen( $data['start'] ) === 10 ) {
				unset( $data['timeZone'] );
			}
			$this->editPage( Title::makeTitle( NS_EVENTCALENDAR, $name ), json_encode( $data ) );
		}
		$this->runJobs();
	}

	/**
	 * @return string[] HTML of each calendar or error box, without what Parsoid writes into its elements,
	 *  and without its number
	 */
	private static function calendars( string $html ): array {
		$body = DOMCompat::getBody( DOMUtils::parseHTML( $html ) );
		$calendars = [];
		foreach ( DOMCompat::querySelectorAll( $body, '.ext-eventcalendar, .ext-eventcalendar-error' ) as $calendar ) {
			foreach ( [ $calendar, ...DOMCompat::querySelectorAll( $calendar, '*' ) ] as $element ) {
				foreach ( [ 'about', 'typeof', 'data-mw', 'data-parsoid' ] as $attribute ) {
					$element->removeAttribute( $attribute );
				}
				if ( preg_match( '/^mw[\w-]{2,}$/', $element->getAttribute( 'id' ) ?? '' ) ) {
					$element->removeAttribute( 'id' );
				}
			}
			$calendars[] = preg_replace( '/ext-eventcalendar-\d+-/', 'ext-eventcalendar-N-', DOMCompat::getOuterHTML( $calendar ) );
		}
		return $calendars;
	}

	public static function provideWikitexts(): iterable {
		$wikitexts = [
			'the tag' => '<eventcalendar/>',
			'a week' => '<eventcalendar view="week" zone="Asia/Tokyo" topics="a|b"/>',
			'several tags' => "<eventcalendar view=\"agenda\" limit=\"5\"/>\n\nText\n\n<eventcalendar view=\"agenda\" />",
			'a wrong tag' => '<eventcalendar view="x" colour="&lt;b&gt;">content</eventcalendar>',
			'in a list' => "* one\n* <eventcalendar view=\"week\"/>",
			'an inclusion' => '{{Special:EventCalendar|view=agenda|limit=5}}',
			'a wrong inclusion' => '{{Special:EventCalendar|view=x}}',
			'both' => "<eventcalendar view=\"week\"/>\n\n{{Special:EventCalendar/week}}\n\n<eventcalendar view=\"week\"/>",
			'the tag in a template' => '{{Tag|week}}',
			'an inclusion in a template' => '{{Inclusion|agenda}}',
			'an inclusion in a template with a default' => '{{Inclusion}}',
		];
		foreach ( $wikitexts as $name => $wikitext ) {
			yield $name => [ $wikitext ];
		}
	}

	/**
	 * @dataProvider provideWikitexts
	 */
	public function testDrawsWhatTheClassicParserDraws( string $wikitext ): void {
		$this->saveEvents();
		$this->editPage( Title::makeTitle( NS_TEMPLATE, 'Tag' ), '{{#tag:eventcalendar||view={{{1|}}}|zone=Europe/Berlin}}' );
		$this->editPage( Title::makeTitle( NS_TEMPLATE, 'Inclusion' ),
			'{{Special:EventCalendar|view={{{1|}}}|types=tech-talk{{!}}hackathon|zone=Europe/Berlin}}' );
		$classic = $this->classic( $wikitext );
		$parsoid = $this->parsoid( $wikitext );
		$expected = self::calendars( $classic->getRawText() );
		$this->assertNotSame( [], $expected );
		$this->assertSame( $expected, self::calendars( $parsoid->getRawText() ) );
		$this->assertSame( '', $parsoid->getPageProperty( 'eventcalendar' ) );
		$this->assertSame( $classic->getModules(), $parsoid->getModules() );
		$this->assertSame( [], array_diff( $classic->getModuleStyles(), $parsoid->getModuleStyles() ) );
		$this->assertSame( $classic->getCategoryNames(), $parsoid->getCategoryNames() );
		$this->assertSame( $classic->getCacheExpiry(), $parsoid->getCacheExpiry() );
		$this->assertSame(
			$classic->getExtensionData( 'EventCalendarFeeds' ), $parsoid->getExtensionData( 'EventCalendarFeeds' )
		);
	}

	public static function provideFunctions(): iterable {
		foreach ( [ 'full', 'link', 'title', 'date', 'time', 'wrong' ] as $format ) {
			yield $format => [ "{{#eventcalendar:next|format=$format|zone=Asia/Tokyo}}" ];
		}
		yield 'none' => [ "{{#eventcalendar:next|types=triage|none=''none''}}" ];
		yield 'a title in another language' => [ '{{#eventcalendar:next|types=hackathon}}' ];
		yield 'in a template' => [ '{{Next}}' ];
	}

	/**
	 * @dataProvider provideFunctions
	 */
	public function testSaysOfTheNextEventWhatTheClassicParserSays( string $wikitext ): void {
		$this->saveEvents();
		$this->editPage( Title::makeTitle( NS_TEMPLATE, 'Next' ), 'Next: {{#eventcalendar:next}}' );
		$classic = $this->classic( $wikitext );
		$parsoid = $this->parsoid( $wikitext );
		$this->assertSame( self::sentence( $classic->getRawText() ), self::sentence( $parsoid->getRawText() ) );
		$this->assertSame( $classic->getPageProperty( 'eventcalendar' ), $parsoid->getPageProperty( 'eventcalendar' ) );
		$this->assertSame( $classic->getCategoryNames(), $parsoid->getCategoryNames() );
		$this->assertSame( $classic->getCacheExpiry(), $parsoid->getCacheExpiry() );
	}

	/**
	 * @return array{string,string[]} The text, and its elements with the titles of links
	 */
	private static function sentence( string $html ): array {
		$body = DOMCompat::getBody( DOMUtils::parseHTML( $html ) );
		$elements = [];
		foreach ( DOMCompat::querySelectorAll( $body, 'p a, p i, p bdi, p strong' ) as $element ) {
			$elements[] = DOMCompat::nodeName( $element ) . ' ' . $element->getAttribute( 'title' ) . $element->getAttribute( 'lang' );
		}
		return [ trim( DOMCompat::querySelector( $body, 'p' )->textContent ), $elements ];
	}

	public function testEachCalendarHasIdsOfItsOwn(): void {
		$html = $this->parsoid( "<eventcalendar/>\n{{Special:EventCalendar}}\n<eventcalendar/>" )->getRawText();
		preg_match_all( '/ id="(ext-[^"]*)"/', $html, $ids );
		$this->assertCount( 3, $ids[1] );
		$this->assertSame( array_unique( $ids[1] ), $ids[1] );
	}
}
