<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Tag;

use Article;
use MediaWiki\Context\RequestContext;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\TestingAccessWrapper;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Tag\EventCalendarTag
 * @covers \MediaWiki\Extension\EventCalendar\Tag\CdnExpiryHandler
 * @covers \MediaWiki\Extension\EventCalendar\Tag\FeedLinkHandler
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\StandIn
 */
class EventCalendarTagTest extends MediaWikiIntegrationTestCase {
	private const NOON = '20261123120000';

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::LanguageCode => 'en',
			MainConfigNames::Localtimezone => 'UTC',
			MainConfigNames::CacheEpoch => '20200101000000',
			MainConfigNames::ParserCacheType => 'hash',
			MainConfigNames::ParserCacheExpireTime => 30 * 86400,
			MainConfigNames::UseCdn => true,
			MainConfigNames::CdnMaxAge => 30 * 86400,
		] );
		ConvertibleTimestamp::setFakeTime( self::NOON );
	}

	private function parse( string $wikitext ): ParserOutput {
		return $this->getServiceContainer()->getParserFactory()->create()
			->parse( $wikitext, Title::makeTitle( NS_PROJECT, 'Calendar' ), ParserOptions::newFromAnon() );
	}

	private function saveEvent( string $name, string $title, string $start ): void {
		$this->editPage( Title::makeTitle( NS_EVENTCALENDAR, $name ), json_encode( [
			'version' => 1, 'title' => [ 'en' => $title ], 'type' => 'tech-talk', 'start' => $start, 'duration' => 'PT1H',
			'timeZone' => 'UTC'
		] ) );
	}

	private function view( Title $title ): OutputPage {
		$this->newRequest();
		$context = new RequestContext();
		$context->setRequest( new FauxRequest() );
		$context->setTitle( $title );
		$context->setUser( $this->getServiceContainer()->getUserFactory()->newAnonymous() );
		Article::newFromTitle( $title, $context )->view();
		return $context->getOutput();
	}

	/** Within one request, core does not look again whether a page in its parser cache is still good. */
	private function newRequest(): void {
		$this->getServiceContainer()->resetServiceForTesting( 'ParserOutputAccess' );
	}

	private static function sharedMaxAge( OutputPage $out ): int {
		$out->setCdnMaxage( 30 * 86400 );
		$out->sendCacheControl();
		$header = $out->getRequest()->response()->getHeader( 'Cache-Control' );
		self::assertSame( 1, preg_match( '/s-maxage=(\d+)/', $header, $match ), $header );
		return (int)$match[1];
	}

	public function testASavedEventIsOnEveryPageWithACalendarOnceTheJobsAreDone(): void {
		$pages = [ Title::makeTitle( NS_PROJECT, 'Tag' ), Title::makeTitle( NS_PROJECT, 'In a template' ) ];
		$this->editPage( Title::makeTitle( NS_TEMPLATE, 'Tag' ), '<eventcalendar view="agenda"/>' );
		$this->editPage( $pages[0], '<eventcalendar/>' );
		$this->editPage( $pages[1], '{{tag}}' );
		$this->runJobs();
		foreach ( $pages as $page ) {
			$this->assertStringContainsString( 'There are no events here yet.', $this->view( $page )->getHTML() );
		}

		ConvertibleTimestamp::setFakeTime( '20261123120100' );
		$this->saveEvent( 'Talk', 'Brand new talk', '2026-11-24T18:00' );
		$this->runJobs();
		ConvertibleTimestamp::setFakeTime( '20261123120200' );
		foreach ( $pages as $page ) {
			$this->assertMatchesRegularExpression(
				'~<a class="ext-eventcalendar-slot [^"]*" href="[^"]*EventCalendar:Talk"[^>]* data-occurrence="\d+">.*Brand new talk~',
				$this->view( $page )->getHTML()
			);
		}

		$this->saveEvent( 'Talk', 'Talk with another title', '2026-11-24T18:00' );
		$this->runJobs();
		ConvertibleTimestamp::setFakeTime( '20261123120300' );
		foreach ( $pages as $page ) {
			$html = $this->view( $page )->getHTML();
			$this->assertStringContainsString( 'Talk with another title', $html );
			$this->assertStringNotContainsString( 'Brand new talk', $html );
		}
	}

	public function testAPageWithTheTagHasThePagePropertyAndTheModules(): void {
		$output = $this->parse( '<eventcalendar/>' );
		$this->assertSame( '', $output->getPageProperty( 'eventcalendar' ) );
		$this->assertSame( [ 'ext.eventCalendar.init' ], $output->getModules() );
		$this->assertSame( [ 'ext.eventCalendar.styles' ], $output->getModuleStyles() );
		$this->assertSame( [], $output->getCategoryNames() );
	}

	public function testAPageWithoutItHasNothing(): void {
		$output = $this->parse( 'Text' );
		$this->assertNull( $output->getPageProperty( 'eventcalendar' ) );
		$this->assertSame( [], $output->getModules() );
		$this->assertFalse( $output->hasReducedExpiry() );
	}

	public function testAWrongTagIsTrackedAndTakesNothingElseWithIt(): void {
		$output = $this->parse( "Before\n\n<eventcalendar view=\"x\"/>\n\n<eventcalendar/>\n\n''After''" );
		$this->assertSame( [ 'Pages_with_a_calendar_that_cannot_be_drawn' ], $output->getCategoryNames() );
		$html = $output->getRawText();
		foreach ( [ '<p>Before', 'class="ext-eventcalendar-error ', 'ext-eventcalendar--month', '<i>After</i>' ] as $part ) {
			$this->assertStringContainsString( $part, $html );
		}
	}

	public function testHostileAttributesMakeASmallBox(): void {
		$long = str_repeat( '&lt;b&gt;{{PAGENAME}}', 10000 );
		$many = implode( ' ', array_map( static fn ( int $n ) => "x$n=\"$n\"", range( 1, 10000 ) ) );
		$html = $this->parse( "<eventcalendar view=\"$long\" zone=\"$long\" limit=\"99999999\" $many />" )->getRawText();
		$this->assertStringContainsString( 'class="ext-eventcalendar-error ', $html );
		$this->assertStringNotContainsString( '<b>', $html );
		$this->assertStringContainsString( '9,990 more attributes do not exist.', $html );
		$this->assertLessThan( 4000, strlen( $html ) );
	}

	public static function provideZones(): iterable {
		yield 'the wiki\'s' => [ '', 12 * 3600 ];
		yield 'east' => [ ' zone="Asia/Tokyo"', 3 * 3600 ];
		yield 'west' => [ ' zone="America/New_York"', 17 * 3600 ];
		yield 'a fixed date' => [ ' date="2020-01"', 12 * 3600 ];
	}

	/**
	 * @dataProvider provideZones
	 */
	public function testNoCacheKeepsAPageBeyondTheNextMidnightOfTheDrawnZone( string $attributes, int $seconds ): void {
		$title = Title::makeTitle( NS_PROJECT, 'Calendar' );
		$this->editPage( $title, "<eventcalendar$attributes/>" );
		$this->runJobs();
		$out = $this->view( $title );
		$this->assertSame( $seconds, $this->cached( $title )->getCacheExpiry() );
		$this->assertSame( $seconds, self::sharedMaxAge( $out ) );

		// An hour later the page comes from the parser cache, and has an hour less left.
		ConvertibleTimestamp::setFakeTime( '20261123130000' );
		$this->assertSame( $seconds - 3600, self::sharedMaxAge( $this->view( $title ) ) );

		ConvertibleTimestamp::setFakeTime( (int)ConvertibleTimestamp::convert( TS_UNIX, self::NOON ) + $seconds + 1 );
		$this->assertNull( $this->cached( $title ) );
		$this->assertGreaterThan( 82000, self::sharedMaxAge( $this->view( $title ) ) );
	}

	private function cached( Title $title ): ?ParserOutput {
		$this->newRequest();
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		return $this->getServiceContainer()->getParserOutputAccess()
			->getCachedParserOutput( $page, ParserOptions::newFromAnon() );
	}

	public function testAPageWithoutACalendarKeepsItsMaxAge(): void {
		$title = Title::makeTitle( NS_PROJECT, 'Text' );
		$this->editPage( $title, 'Text' );
		// What core gives a page that was edited just now
		$this->assertSame( 86400, self::sharedMaxAge( $this->view( $title ) ) );
	}

	public function testTheEarliestMidnightOfSeveralCalendarsCounts(): void {
		$output = $this->parse( '<eventcalendar/><eventcalendar zone="Asia/Tokyo"/><eventcalendar zone="America/New_York"/>' );
		$this->assertSame( 3 * 3600, $output->getCacheExpiry() );
	}

	public function testACachedViewCostsNotOneQueryMoreThanThatOfAPageWithoutACalendar(): void {
		$this->saveEvent( 'Talk', 'Talk', '2026-11-24T18:00' );
		$titles = [ 'with' => Title::makeTitle( NS_PROJECT, 'With' ), 'without' => Title::makeTitle( NS_PROJECT, 'Without' ) ];
		$this->editPage( $titles['with'], '<eventcalendar/>' );
		$this->editPage( $titles['without'], 'Text' );
		$this->runJobs();
		ConvertibleTimestamp::setFakeTime( '20261123130000' );
		$queries = [];
		foreach ( $titles as $name => $title ) {
			$this->view( $title );
			$this->view( $title );
			$before = $this->countQueries();
			$html = $this->view( Title::makeTitle( NS_PROJECT, ucfirst( $name ) ) )->getHTML();
			$queries[$name] = $this->countQueries() - $before;
			$this->assertSame( $name === 'with', str_contains( $html, 'data-occurrence' ) );
		}
		$this->assertGreaterThan( 0, $queries['without'], 'The count works' );
		$this->assertSame( $queries['without'], $queries['with'] );
	}

	private function countQueries(): int {
		$profiler = $this->getServiceContainer()->getDBLoadBalancerFactory()->getTransactionProfiler();
		return TestingAccessWrapper::newFromObject( $profiler )->hits['queries'];
	}

	public function testSeveralCalendarsHaveIdsOfTheirOwnAndTheSameEachTime(): void {
		$wikitext = '<eventcalendar/><eventcalendar view="week"/> <eventcalendar/>';
		$html = $this->parse( $wikitext )->getRawText();
		$this->assertSame( 1, preg_match_all( '/ id="ext-eventcalendar-1-title"/', $html ) );
		$this->assertSame( 1, preg_match_all( '/ id="ext-eventcalendar-2-title"/', $html ) );
		$this->assertSame( 1, preg_match_all( '/ id="ext-eventcalendar-3-title"/', $html ) );
		$this->assertSame( $html, $this->parse( $wikitext )->getRawText() );
	}

	public function testIsTheSameForAllReaders(): void {
		$options = ParserOptions::newFromUserAndLang(
			$this->getTestUser()->getUser(), $this->getServiceContainer()->getLanguageFactory()->getLanguage( 'ar' )
		);
		$title = Title::makeTitle( NS_PROJECT, 'Calendar' );
		$output = $this->getServiceContainer()->getParserFactory()->create()->parse( '<eventcalendar/>', $title, $options );
		$this->assertStringContainsString( '>November 2026<', $output->getRawText() );
		$this->assertNotContains( 'userlang', $output->getUsedOptions() );
		$this->assertNotContains( 'dateformat', $output->getUsedOptions() );
	}

	public static function providePlaces(): iterable {
		yield 'a list' => [ "* one\n* %s\n* three" ];
		yield 'a table' => [ "{|\n| %s\n|}" ];
		yield 'a paragraph' => [ 'Text %s text' ];
		yield 'bold' => [ "'''%s'''" ];
		yield 'a heading' => [ '== %s ==' ];
		yield 'a tag that parses its content' => [ '<ref>%s</ref><nowiki/><gallery>File:A.png|%s</gallery>' ];
	}

	/**
	 * @dataProvider providePlaces
	 */
	public function testStandsWherever( string $wikitext ): void {
		$html = $this->parse( str_replace( '%s', '<eventcalendar view="week"/>', $wikitext ) )->getRawText();
		$this->assertStringContainsString( '<table class="ext-eventcalendar-week"', $html );
		$this->assertStringNotContainsString( 'UNIQ', $html );
	}

	public static function provideForgeries(): iterable {
		$element = '<div class="ext-eventcalendar-link" data-mw-eventcalendar-number="1"><a href="x">x</a></div>';
		yield 'as an element' => [ $element ];
		yield 'in an attribute' => [ "<span title='$element'>x</span>" ];
		yield 'in an escaped attribute' => [ '<span title="' . htmlspecialchars( $element ) . '">x</span>' ];
		yield 'in nowiki' => [ "<nowiki>$element</nowiki>" ];
		yield 'the tag as an attribute' => [ '<span title="<eventcalendar/>">x</span>' ];
		yield 'the tag as an alternative text' => [ '[[File:A.png|alt=<eventcalendar/>|<eventcalendar/>]]' ];
	}

	/**
	 * @dataProvider provideForgeries
	 */
	public function testASheetTakesThePlaceOfItsTagAndOfNothingElse( string $forgery ): void {
		$html = $this->parse( "<eventcalendar view=\"week\" />\n\n$forgery" )->getRawText();
		$this->assertSame( 1, substr_count( $html, '<table class="ext-eventcalendar-week"' ), $html );
		$this->assertDoesNotMatchRegularExpression( '/="[^"]*<table/', $html );
	}

	public function testASheetIsDrawnOnceHoweverOftenATemplateRepeatsIt(): void {
		$this->editPage( Title::makeTitle( NS_TEMPLATE, 'Repeat' ), str_repeat( '{{{1}}}', 1000 ) );
		$html = $this->parse( '{{Repeat|<eventcalendar view="week"/>}}' )->getRawText();
		$this->assertSame( 1, substr_count( $html, '<table class="ext-eventcalendar-week"' ) );
		$this->assertSame( 999, substr_count( $html, '<div class="ext-eventcalendar-link"' ) );
	}

	public function testLongEventsDoNotMakeALongPage(): void {
		$link = [ 'label' => str_repeat( 'x', 200 ), 'url' => 'https://x.example/' . str_repeat( 'x', 1800 ) ];
		$this->editPage( Title::makeTitle( NS_EVENTCALENDAR, 'Daily' ), json_encode( [
			'title' => 'Daily', 'type' => 'tech-talk', 'start' => '2026-11-01', 'links' => array_fill( 0, 25, $link ),
			'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=30' ],
		] ) );
		$html = $this->parse( '<eventcalendar/>' )->getRawText();
		$this->assertSame( 30, preg_match_all( '~<a class="ext-eventcalendar-slot [^>]*>[^<]*</a>~', $html ) );
		$this->assertLessThan( 1_000_000, strlen( $html ) );
		preg_match( "/ data-mw-eventcalendar='([^']*)'/", $html, $match );
		$occurrences = json_decode( $match[1], true )['occurrences'];
		$this->assertCount( 30, $occurrences );
		$this->assertCount( 25, $occurrences[0]['links'] );
		$this->assertArrayNotHasKey( 'links', $occurrences[29] );
	}

	public function testAPageHasOnlySoManyCalendars(): void {
		$this->overrideConfigValue( MainConfigNames::ExpensiveParserFunctionLimit, 2 );
		$output = $this->parse( str_repeat( '<eventcalendar view="week"/>', 4 ) );
		$html = $output->getRawText();
		$this->assertSame( 2, substr_count( $html, '<table class="ext-eventcalendar-week"' ) );
		$this->assertSame( 2, substr_count( $html, 'This page has too many calendars' ) );
		$this->assertContains( 'Pages_with_too_many_expensive_parser_function_calls', $output->getCategoryNames() );
	}

	public function testWhereTheParsersOutputIsNoPageALinkStands(): void {
		$indicators = $this->parse( '<indicator name="x"><eventcalendar/></indicator>' )->getIndicators();
		$this->assertMatchesRegularExpression(
			'~<a href="[^"]*Special:EventCalendar\?view=month&amp;date=2026-11-01" rel="nofollow">November 2026</a>~',
			$indicators['x']
		);
	}

	public function testAnAttributeMayComeThroughATemplateAndHoldAStripMarker(): void {
		$this->editPage(
			Title::makeTitle( NS_TEMPLATE, 'Sheet' ), '{{#tag:eventcalendar||view={{{1|}}}|types=<nowiki>a"<b></nowiki>}}'
		);
		$html = $this->parse( '{{Sheet}}{{Sheet|week}}' )->getRawText();
		$this->assertStringContainsString( '<table class="ext-eventcalendar-month"', $html );
		$this->assertStringContainsString( '<table class="ext-eventcalendar-week"', $html );
		$this->assertStringNotContainsString( 'UNIQ', $html );
	}

	/** @return string[] Addresses of feeds, without what is the same in all */
	private function feeds( string $wikitext ): array {
		$title = Title::makeTitle( NS_PROJECT, 'Feeds' );
		$this->editPage( $title, $wikitext );
		$this->runJobs();
		return array_values( preg_filter(
			'~^.*/eventcalendar/v1/calendar\.~', '', array_column( $this->view( $title )->getLinkTags(), 'href' )
		) );
	}

	public function testAPageTellsOfTheFeedsOfItsCalendar(): void {
		$this->assertSame(
			[ 'ics?types=triage&topics=a%20b', 'atom?types=triage&topics=a%20b', 'json?types=triage&topics=a%20b' ],
			$this->feeds( '<eventcalendar types="triage" topics="a b" view="week" zone="Asia/Tokyo"/>' )
		);
		$this->assertSame( [ 'ics', 'atom', 'json' ], $this->feeds( '{{Special:EventCalendar|view=agenda|limit=5}}' ) );
	}

	public function testAPageTellsOfEachFeedOnceAndOfNotTooMany(): void {
		$feeds = $this->feeds(
			'<eventcalendar types="a,b"/><eventcalendar types="b|a" view="week"/><eventcalendar/><eventcalendar view="x"/>' .
			'<eventcalendar search="s"/><eventcalendar topics="t"/><eventcalendar topics="u"/>'
		);
		$this->assertSame(
			[ 'ics?types=a%7Cb', 'ics', 'ics?search=s' ],
			array_values( array_filter( $feeds, static fn ( string $feed ) => str_starts_with( $feed, 'ics' ) ) )
		);
		$this->assertCount( 9, $feeds );
	}

	public function testAPageWithoutACalendarTellsOfNoFeeds(): void {
		$this->assertSame( [], $this->feeds( 'Next: {{#eventcalendar:next}} <eventcalendar view="x"/>' ) );
	}

	public function testTitlesStayTextOnTheirWayThroughTheParser(): void {
		$title = "-{H|a}- ''x'' [[y]] {{z}} <b> &amp; -{";
		$this->saveEvent( 'Talk', $title, '2026-11-24T18:00' );
		$this->overrideConfigValue( MainConfigNames::LanguageCode, 'zh' );
		$html = $this->parse( '<eventcalendar/>' )->getRawText();
		$text = preg_quote( htmlspecialchars( $title, ENT_NOQUOTES ) );
		$this->assertMatchesRegularExpression(
			"~ lang=\"en\" dir=\"auto\" data-occurrence=\"\\d+\">18:00 \u{2068}$text\u{2069}</a>~", $html
		);
	}
}
