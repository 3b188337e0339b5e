<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Special;

use MediaWiki\MainConfigNames;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Special:EventCalendar on a page that includes it.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventCalendar
 * @covers \MediaWiki\Extension\EventCalendar\Tag\EventCalendarTag
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\StandIn
 * @covers \MediaWiki\Extension\EventCalendar\Tag\InclusionInTemplate
 */
class InclusionTest extends MediaWikiIntegrationTestCase {
	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::LanguageCode => 'en',
			MainConfigNames::Localtimezone => 'UTC',
			MainConfigNames::CacheEpoch => '20200101000000',
			MainConfigNames::ParserCacheType => 'hash',
			MainConfigNames::ParserCacheExpireTime => 30 * 86400,
		] );
		ConvertibleTimestamp::setFakeTime( '20261123120000' );
	}

	private function parse( string $wikitext, ?ParserOptions $options = null ): ParserOutput {
		return $this->getServiceContainer()->getParserFactory()->create()->parse(
			$wikitext, Title::makeTitle( NS_PROJECT, 'Calendar' ), $options ?? ParserOptions::newFromAnon()
		);
	}

	private function saveEvent( string $name, string $title, string $start ): void {
		$this->editPage( Title::makeTitle( NS_EVENTCALENDAR, $name ), json_encode( [
			'version' => 1, 'title' => $title, 'type' => 'tech-talk', 'start' => $start, 'duration' => 'PT1H', 'timeZone' => 'UTC'
		] ) );
		$this->runJobs();
	}

	public static function provideArguments(): iterable {
		yield 'none' => [ '{{Special:EventCalendar}}', '<eventcalendar/>' ];
		yield 'a short list' => [ '{{Special:EventCalendar|view=agenda|limit=5}}', '<eventcalendar view="agenda" limit="5"/>' ];
		yield 'a zone' => [ '{{Special:EventCalendar|zone=Asia/Tokyo}}', '<eventcalendar zone="Asia/Tokyo"/>' ];
		yield 'a view in the name' => [ '{{Special:EventCalendar/week}}', '<eventcalendar view="week"/>' ];
		yield 'filters' => [
			'{{Special:EventCalendar|types=a{{!}}b|search="x" <nowiki>y</nowiki>}}',
			'<eventcalendar types="a|b" search="&quot;x&quot; "/>'
		];
		yield 'mistakes' => [
			'{{Special:EventCalendar|view=year|colour=red|1=x}}', '<eventcalendar view="year" colour="red" 1="x"/>'
		];
	}

	/**
	 * @dataProvider provideArguments
	 */
	public function testIsWhatTheTagIs( string $inclusion, string $tag ): void {
		$this->saveEvent( 'Talk', 'A talk', '2026-11-24T18:00' );
		$included = $this->parse( $inclusion );
		$tagged = $this->parse( $tag );
		$this->assertSame( $tagged->getRawText(), $included->getRawText() );
		$this->assertSame( '', $included->getPageProperty( 'eventcalendar' ) );
		$this->assertEqualsCanonicalizing( $tagged->getModules(), $included->getModules() );
		$this->assertEqualsCanonicalizing( $tagged->getModuleStyles(), $included->getModuleStyles() );
		$this->assertSame( $tagged->getCategoryNames(), $included->getCategoryNames() );
		$this->assertSame( $tagged->getCacheExpiry(), $included->getCacheExpiry() );
		$this->assertSame(
			$tagged->getExtensionData( 'EventCalendarFeeds' ), $included->getExtensionData( 'EventCalendarFeeds' )
		);
	}

	public static function provideZones(): iterable {
		yield 'the wiki\'s' => [ '', 12 * 3600 ];
		yield 'east' => [ '|zone=Asia/Tokyo', 3 * 3600 ];
		yield 'west' => [ '|zone=America/New_York', 17 * 3600 ];
	}

	/**
	 * @dataProvider provideZones
	 */
	public function testThePageStaysInTheCacheUntilTheNextMidnightOfTheDrawnZone( string $arguments, int $seconds ): void {
		$title = Title::makeTitle( NS_PROJECT, 'Calendar' );
		$this->editPage( $title, "{{Special:EventCalendar$arguments}}" );
		$this->runJobs();
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		$access = $this->getServiceContainer()->getParserOutputAccess();
		$options = ParserOptions::newFromAnon();
		$output = $access->getParserOutput( $page, $options )->getValue();
		$this->assertTrue( $output->isCacheable() );
		$this->assertSame( $seconds, $output->getCacheExpiry() );
		foreach ( [ $seconds - 1 => true, $seconds + 1 => false ] as $later => $isCached ) {
			$this->getServiceContainer()->resetServiceForTesting( 'ParserOutputAccess' );
			ConvertibleTimestamp::setFakeTime( strtotime( '2026-11-23T12:00Z' ) + $later );
			$cached = $this->getServiceContainer()->getParserOutputAccess()->getCachedParserOutput( $page, $options );
			$this->assertSame( $isCached, $cached !== null );
		}
	}

	public function testASavedEventIsOnTheIncludingPagesOnceTheJobsAreDone(): void {
		$title = Title::makeTitle( NS_PROJECT, 'Home' );
		$this->editPage( Title::makeTitle( NS_TEMPLATE, 'Events' ), '{{Special:EventCalendar|view={{{1}}}|limit=5}}' );
		$this->editPage( $title, '{{Events|agenda}}' );
		$this->runJobs();
		$this->assertStringNotContainsString( 'Brand new', $this->stored( $title ) );

		ConvertibleTimestamp::setFakeTime( '20261123120100' );
		$this->saveEvent( 'Talk', 'Brand new talk', '2026-11-24T18:00' );
		ConvertibleTimestamp::setFakeTime( '20261123120200' );
		$this->assertStringContainsString( 'Brand new talk', $this->stored( $title ) );
	}

	private function stored( Title $title ): string {
		$this->getServiceContainer()->resetServiceForTesting( 'ParserOutputAccess' );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		return $this->getServiceContainer()->getParserOutputAccess()
			->getParserOutput( $page, ParserOptions::newFromAnon() )->getValue()->getRawText();
	}

	public function testTheReadersRequestAndLanguageDoNotMatter(): void {
		$this->setRequest( new FauxRequest( [ 'view' => 'week', 'date' => '2027-03', 'search' => 'x', 'uselang' => 'fr' ] ) );
		$options = ParserOptions::newFromAnon();
		$options->setUserLang( 'fr' );
		$html = $this->parse( '{{Special:EventCalendar}}', $options )->getRawText();
		$this->assertStringContainsString( '>November 2026<', $html );
		$this->assertSame( $this->parse( '<eventcalendar/>' )->getRawText(), $html );
	}

	public function testSeveralHaveIdsOfTheirOwnAndCountOnce(): void {
		$this->overrideConfigValue( MainConfigNames::ExpensiveParserFunctionLimit, 3 );
		$html = $this->parse(
			'{{Special:EventCalendar/week}}<eventcalendar view="week"/>{{Special:EventCalendar/week}}'
		)->getRawText();
		$this->assertSame( 3, substr_count( $html, '<table class="ext-eventcalendar-week"' ) );
		preg_match_all( '/ id="([^"]*)"/', $html, $ids );
		$this->assertSame( array_unique( $ids[1] ), $ids[1] );
	}

	public function testBeyondTheLimitOfExpensiveOnesCoreLeavesALink(): void {
		$this->overrideConfigValue( MainConfigNames::ExpensiveParserFunctionLimit, 1 );
		$html = $this->parse( str_repeat( '{{Special:EventCalendar/week}}', 3 ) )->getRawText();
		$this->assertSame( 1, substr_count( $html, '<table class="ext-eventcalendar-week"' ) );
		$this->assertSame( 2, substr_count( $html, '>Special:EventCalendar/week</a>' ) );
	}

	public function testIsDrawnOnceHoweverOftenATemplateRepeatsIt(): void {
		$this->editPage( Title::makeTitle( NS_TEMPLATE, 'Repeat' ), str_repeat( '{{{1}}}', 100 ) );
		$html = $this->parse( '{{Repeat|{{Special:EventCalendar/week}}}}' )->getRawText();
		$this->assertSame( 1, substr_count( $html, '<table class="ext-eventcalendar-week"' ) );
	}

	public static function providePlaces(): iterable {
		yield 'a list' => [ "* one\n* %s\n* three" ];
		yield 'a table' => [ "{|\n| %s\n|}" ];
		yield 'a paragraph' => [ 'Text %s text' ];
		yield 'a heading' => [ '== %s ==' ];
		yield 'the caption of a gallery' => [ '<gallery>File:A.png|%s</gallery>' ];
	}

	/**
	 * @dataProvider providePlaces
	 */
	public function testStandsWherever( string $wikitext ): void {
		$html = $this->parse( str_replace( '%s', '{{Special:EventCalendar/week}}', $wikitext ) )->getRawText();
		$this->assertStringContainsString( '<table class="ext-eventcalendar-week"', $html );
		$this->assertStringNotContainsString( 'UNIQ', $html );
	}

	public static function provideForgeries(): iterable {
		$value = rtrim( base64_encode( '["x",{"view":"week"}]' ), '=' );
		$element = "<div class=\"ext-eventcalendar-link\" data-mw-eventcalendar-arguments=\"$value\"><a href=\"x\">x</a></div>";
		yield 'as an element' => [ $element ];
		yield 'in an attribute' => [ "<span title='$element'>x</span>" ];
		yield 'in an escaped attribute' => [ '<span title="' . htmlspecialchars( $element ) . '">x</span>' ];
		yield 'in nowiki' => [ "<nowiki>$element</nowiki>" ];
		yield 'the inclusion as an attribute' => [ '<span title="{{Special:EventCalendar/week}}">x</span>' ];
		yield 'the inclusion as an alternative text' => [ '[[File:A.png|alt={{Special:EventCalendar/week}}|x]]' ];
	}

	/**
	 * @dataProvider provideForgeries
	 */
	public function testNothingElseIsTakenForAnInclusion( string $forgery ): void {
		$html = $this->parse( $forgery )->getRawText();
		$this->assertStringNotContainsString( '<table class="ext-eventcalendar-week"', $html );
		$this->assertDoesNotMatchRegularExpression( '/="[^"]*<table/', $html );
	}

	public function testWhereTheParsersOutputIsNoPageALinkStands(): void {
		$output = $this->parse( '<indicator name="x">{{Special:EventCalendar|topics=design|foo=bar}}</indicator>' );
		$this->assertMatchesRegularExpression(
			'~<a href="[^"]*Special:EventCalendar(\?|&amp;)topics=design" rel="nofollow">[^<]+</a>~', $output->getIndicators()['x']
		);
	}

	private function expand( string $wikitext ): string {
		return $this->getServiceContainer()->getParserFactory()->create()
			->preprocess( $wikitext, Title::makeTitle( NS_PROJECT, 'Calendar' ), ParserOptions::newFromAnon() );
	}

	public function testIsTheTagWhereWikitextIsAskedFor(): void {
		$wikitext = $this->expand( '{{Special:Event calendar/week|types=a"|limit=5|foo=bar}}' );
		$this->assertStringStartsWith( '<eventcalendar view="week" types="a&quot;" ', $wikitext );
		$this->assertStringContainsString( ' limit="5" ', $wikitext );
		$this->assertStringNotContainsString( 'foo', $wikitext );
		$this->assertStringStartsWith( '<eventcalendar view="week" ', $this->expand( '{{Special:EventCalendar/we"=ek}}' ) );
	}

	public function testOtherSpecialPagesStayWhatTheyAre(): void {
		$this->assertSame( '[[:Special:RecentChanges]]', $this->expand( '{{Special:RecentChanges|limit=5}}' ) );
		$this->assertSame( '[[:Special:No such page]]', $this->expand( '{{Special:No such page}}' ) );
	}

	public function testAWikiThatAllowsNoInclusionsGetsALink(): void {
		$this->overrideConfigValue( MainConfigNames::AllowSpecialInclusion, false );
		$html = $this->parse( '{{Special:EventCalendar}}' )->getRawText();
		$this->assertStringContainsString( '>Special:EventCalendar</a>', $html );
		$this->assertSame( '[[:Special:EventCalendar]]', $this->expand( '{{Special:EventCalendar}}' ) );
	}
}
