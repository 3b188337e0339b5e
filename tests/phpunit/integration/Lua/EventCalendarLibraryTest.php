<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Lua;

use MediaWiki\Api\ApiMain;
use MediaWiki\Extension\EventCalendar\Lua\EventCalendarLibrary;
use MediaWiki\Extension\EventCalendar\Lua\ScribuntoHandler;
use MediaWiki\Extension\EventCalendar\Query\OccurrencePage;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Lua\EventCalendarLibrary
 * @covers \MediaWiki\Extension\EventCalendar\Lua\ScribuntoHandler
 * @covers \MediaWiki\Extension\EventCalendar\Lua\ArgumentReader
 * @covers \MediaWiki\Extension\EventCalendar\Lua\LuaOccurrences
 * @covers \MediaWiki\Extension\EventCalendar\Lua\LuaTable
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\CacheExpiry
 */
class EventCalendarLibraryTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		if ( !ExtensionRegistry::getInstance()->isLoaded( 'Scribunto' ) ) {
			$this->markTestSkipped( 'This wiki has no Scribunto.' );
		}
		$this->overrideConfigValues( [
			MainConfigNames::LanguageCode => 'en',
			MainConfigNames::Localtimezone => 'UTC',
			MainConfigNames::ArticlePath => '/wiki/$1',
			MainConfigNames::ParserCacheExpireTime => 30 * 86400,
		] );
		ConvertibleTimestamp::setFakeTime( '20261123120000' );
	}

	private function parse( string $wikitext ): ParserOutput {
		return $this->getServiceContainer()->getParserFactory()->create()
			->parse( $wikitext, Title::makeTitle( NS_PROJECT, 'Page' ), ParserOptions::newFromAnon() );
	}

	/**
	 * @param string $call Lua: the arguments
	 * @param string $result Lua: what becomes of `found`
	 */
	private function output( string $call, string $result ): ParserOutput {
		$this->editPage( 'Module:Ask', <<<LUA
			return { ask = function ( frame )
				local found = mw.ext.eventCalendar.occurrences$call
				return $result
			end }
			LUA );
		return $this->parse( '{{#invoke:Ask|ask|topics=design|empty=}}' );
	}

	private function lua( string $call, string $result ): string {
		return html_entity_decode( trim( strip_tags( $this->output( $call, $result )->getRawText() ) ), ENT_QUOTES );
	}

	/** @return string Titles */
	private function titles( string $call ): string {
		return $this->lua( $call, "( function () local titles = {} for _, one in ipairs( found ) do " .
			"table.insert( titles, one.title ) end return table.concat( titles, ' ' ) end )()" );
	}

	/** @return array<int,array<string,mixed>> */
	private function fromApi( array $params ): array {
		$api = new ApiMain( new FauxRequest( [ 'action' => 'query', 'list' => 'eventoccurrences', ...$params ] ) );
		$api->execute();
		return $api->getResult()->getResultData( [ 'query', 'eventoccurrences' ], [ 'Strip' => 'all' ] );
	}

	public function testGivesWhatTheApiGives(): void {
		$this->saveEvent( 'Full', [
			'title' => [ 'en' => "Tokens ''& more''", 'fr' => 'Jetons' ], 'summary' => 'Why.', 'topics' => [ 'design', 'php' ],
			'audience' => [ 'developers' ], 'languages' => [ 'en' ],
			'participation' => [ [ 'kind' => 'chat', 'url' => 'https://chat.example/' ], [ 'kind' => 'room', 'text' => 'Five' ],
				[ 'kind' => 'video', 'url' => 'https://secret.example/', 'for' => 'presenters' ] ],
			'speakers' => [ [ 'name' => 'Ada', 'affiliation' => 'Engines' ] ],
			'links' => [ [ 'label' => 'L', 'url' => 'https://l.example/' ] ],
			'outcome' => [ 'recording' => 'https://rec.example/', 'attendance' => [ 'live' => 42 ] ],
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=2' ],
		] );
		$this->saveEvent( 'Bare', [ 'start' => '2026-12-05', 'end' => '2026-12-06', 'timeZone' => null ] );
		$api = $this->fromApi( [ 'uselang' => 'fr', 'eoend' => '2026-12-20T00:00:00Z', 'eostart' => '2026-12-01T00:00:00Z' ] );
		$json = $this->lua(
			"{ start = '2026-12-01T00:00:00Z', ['end'] = '2026-12-20T00:00:00Z', language = 'fr' }",
			'mw.text.nowiki( mw.text.jsonEncode( found ) )'
		);
		$this->assertCount( 3, $api );
		$this->assertSame( 'Jetons', $api[0]['title'] );
		// Neither Lua nor JSON made from it tells an empty list from an empty table, and nil is not there.
		$this->assertEquals( self::withoutNull( $api ), json_decode( html_entity_decode( $json, ENT_QUOTES ), true ) );
		$this->assertStringNotContainsString( 'secret', $json );
	}

	private static function withoutNull( array $values ): array {
		return array_map(
			static fn ( mixed $value ) => is_array( $value ) ? self::withoutNull( $value ) : $value,
			array_filter( $values, static fn ( mixed $value ) => $value !== null )
		);
	}

	public function testNullIsNilAndListsBeginAtOne(): void {
		$this->saveEvent( 'Talk', [ 'topics' => [ 'design' ] ] );
		$this->assertSame( 'nil design 0 boolean string', $this->lua( '{}', "table.concat( { tostring( found[1].summary ), " .
			"found[1].topics[1], #found[1].links, type( found[1].allday ), type( found[1].start ) }, ' ' )" ) );
	}

	public static function provideFilters(): iterable {
		yield 'no arguments' => [ '()', 'Soon Talk Hours' ];
		yield 'none that says anything' => [ "{ types = '', start = ' ', limit = frame.args.empty, search = nil }", 'Soon Talk Hours' ];
		yield 'a type' => [ "{ types = 'Office-hours' }", 'Hours' ];
		yield 'types' => [ "{ types = { 'office-hours', 'tech-talk' } }", 'Soon Talk Hours' ];
		yield 'types as the tag writes them' => [ "{ types = 'office-hours, tech-talk' }", 'Soon Talk Hours' ];
		yield 'a topic' => [ "{ topics = { 'design' } }", 'Talk' ];
		yield 'the arguments of the frame' => [ "{ topics = frame.args.topics }", 'Talk' ];
		yield 'an audience' => [ "{ audience = 'editors|readers' }", 'Hours' ];
		yield 'a language' => [ "{ languages = 'fr' }", 'Hours' ];
		yield 'a status' => [ "{ status = 'proposed' }", 'Soon' ];
		yield 'words' => [ "{ search = 'hour' }", 'Hours' ];
		yield 'recorded' => [ "{ recorded = true }", 'Talk' ];
		yield 'not only recorded' => [ "{ recorded = false }", 'Soon Talk Hours' ];
		yield 'a limit' => [ "{ limit = 2 }", 'Soon Talk' ];
		yield 'a limit as text' => [ "{ limit = '1' }", 'Soon' ];
		yield 'a range' => [ "{ start = '2026-12-03T00:00:00Z', ['end'] = '2026-12-04T00:00:00Z' }", 'Talk' ];
		yield 'a range in seconds' => [ "{ start = 1796256000, ['end'] = 1796342400 }", 'Talk' ];
		yield 'a range that begins with time itself' => [ "{ start = 0, ['end'] = 86400 }", '' ];
		yield 'from now' => [ "{ start = 'now', ['end'] = '2026-12-01T00:00:00Z' }", 'Soon' ];
		yield 'the past' => [ "{ start = '2026-11-01T00:00:00Z', ['end'] = '2026-11-23T00:00:00Z' }", 'Past' ];
	}

	/**
	 * @dataProvider provideFilters
	 */
	public function testArgumentsMeanWhatTheyMeanForTheTag( string $call, string $expected ): void {
		$this->saveEvent( 'Past', [ 'start' => '2026-11-02T18:00', 'end' => '2026-11-02T19:00' ] );
		$this->saveEvent( 'Soon', [ 'start' => '2026-11-24T18:00', 'end' => '2026-11-24T19:00', 'status' => 'proposed' ] );
		$this->saveEvent( 'Talk', [ 'topics' => [ 'design' ], 'outcome' => [ 'recording' => 'https://rec.example/' ] ] );
		$this->saveEvent( 'Hours', [ 'start' => '2026-12-04T18:00', 'end' => '2026-12-04T19:00', 'type' => 'office-hours',
			'audience' => [ 'editors' ], 'languages' => [ 'fr' ] ] );
		$this->assertSame( $expected, $this->titles( $call ) );
	}

	public static function provideMistakes(): iterable {
		yield [ "{ start = 'tomorrow, perhaps' }", 'Invalid value "tomorrow, perhaps" for timestamp parameter "start".' ];
		yield [ "{ ['end'] = '2026-12-03' }", 'for timestamp parameter "end".' ];
		yield [ "{ ['end'] = 'now' }", 'end: "now" cannot be the end' ];
		yield [ "{ ['end'] = '2026-01-01T00:00:00Z' }", 'end: The end of the range must be later than its start.' ];
		yield [ "{ ['end'] = '2028-01-01T00:00:00Z' }", 'end: The range may be at most 400 days long.' ];
		yield [ "{ start = '2040-01-01T00:00:00Z' }", 'end: The range may reach at most 10 years ahead.' ];
		yield [ "{ search = string.rep( 'w ', 21 ) }", 'search: At most 20 words can be looked for at once.' ];
		yield [ "{ limit = 0 }", 'value "0" for parameter "limit" must be between 1 and 500.' ];
		yield [ "{ limit = 501 }", 'parameter "limit"' ];
		yield [ "{ limit = 2.5 }", 'Invalid value "2.5" for integer parameter "limit".' ];
		yield [ "{ status = { 'done' } }", 'Invalid value "done" for parameter "status".' ];
		yield [ "{ recorded = 'perhaps' }", 'Invalid value "perhaps" for boolean parameter "recorded".' ];
		yield [ "{ types = function () end }", 'The value of "types" must be text, a number or' ];
		yield [ "{ types = { {} } }", 'The value of "types" must be text' ];
		yield [ "{ search = {} }", 'The value of "search" must be text' ];
		yield [ "{ search = '\\255' }", 'The value of "search" must be text' ];
		yield [ "{ search = string.rep( 'x', 513 ) }", 'parameter "search"' ];
		yield [ "{ language = 'x/<b>' }", 'language: "x/<b>" is no code of a language.' ];
		yield [ "{ type = 'tech-talk' }", 'There is no argument "type". There are: start, end, types,' ];
		yield [ "{ 'tech-talk' }", 'There is no argument "1".' ];
	}

	/**
	 * @dataProvider provideMistakes
	 */
	public function testMistakesAreErrorsOfTheModuleThatNameTheArgument( string $call, string $problem ): void {
		$output = $this->output( $call, "'never'" );
		$text = html_entity_decode( strip_tags( $output->getRawText() ), ENT_QUOTES );
		$this->assertStringContainsString( $problem, $text );
		$this->assertStringContainsString( 'Module:Ask', $text );
		$this->assertStringNotContainsString( '<b>', $output->getRawText() );
		$this->assertSame( '', $output->getPageProperty( 'eventcalendar' ) );
		// A module may catch it.
		$this->assertStringContainsString( $problem, html_entity_decode( strip_tags( $this->catching( $call ) ), ENT_QUOTES ) );
	}

	private function catching( string $call ): string {
		$this->editPage( 'Module:Catch', "return { ask = function () local ok, problem = pcall( function () " .
			"return mw.ext.eventCalendar.occurrences$call end ) return mw.text.nowiki( 'caught ' .. problem ) end }" );
		$html = $this->parse( '{{#invoke:Catch|ask}}' )->getRawText();
		$this->assertStringContainsString( 'caught', $html );
		return $html;
	}

	public function testArgumentsAreATable(): void {
		$this->assertStringContainsString(
			"bad argument #1 to 'occurrences' (table expected, got number)", $this->lua( '( 5 )', "'never'" )
		);
	}

	public function testWhatAModuleWroteStaysTextInItsError(): void {
		$this->assertStringContainsString(
			'no argument "{{PLURAL:1|x|y}}"', html_entity_decode( $this->catching( "{ ['{{PLURAL:1|x|y}}'] = 1 }" ), ENT_QUOTES )
		);
	}

	public function testMistakesAreToldInThePagesLanguage(): void {
		$this->overrideConfigValue( MainConfigNames::LanguageCode, 'de' );
		$this->assertStringContainsString( 'Ungültiger Wert', $this->catching( "{ limit = 'x' }" ) );
	}

	public function testCountsAsExpensive(): void {
		$this->overrideConfigValue( MainConfigNames::ExpensiveParserFunctionLimit, 2 );
		$this->saveEvent( 'Talk' );
		$this->editPage( 'Module:Ask', "return { ask = function () return mw.ext.eventCalendar.occurrences()[1].title end }" );
		$html = $this->parse( str_repeat( '{{#invoke:Ask|ask}} ', 3 ) )->getRawText();
		$this->assertSame( 2, substr_count( $html, 'Talk' ), $html );
		$this->assertStringContainsString( 'too many expensive function calls', $html );
	}

	public function testEachStretchOfSeriesThatIsExpandedCountsAsExpensiveToo(): void {
		$this->overrideConfigValue( MainConfigNames::ExpensiveParserFunctionLimit, 5 );
		$query = $this->createMock( OccurrenceQuery::class );
		$query->expects( $this->exactly( 5 ) )->method( 'find' )->willReturn( new OccurrencePage( [], 'further' ) );
		$this->setService( 'EventCalendar.OccurrenceQuery', $query );
		$this->editPage( 'Module:Ask', "return { ask = function () return #mw.ext.eventCalendar.occurrences() end }" );
		$this->assertStringContainsString(
			'too many expensive function calls', $this->parse( '{{#invoke:Ask|ask}}' )->getRawText()
		);
	}

	public function testACachedPageIsRightUntilTheFirstIsOverOrTheDayIs(): void {
		$expiry = fn ( string $call ) => $this->output( $call, '#found' )->getCacheExpiry();
		$this->assertSame( 12 * 3600, $expiry( '()' ) );
		$this->saveEvent( 'Now', [ 'start' => '2026-11-23T11:30', 'end' => '2026-11-23T12:30', 'timeZone' => 'UTC' ] );
		$this->assertSame( 1800, $expiry( '()' ) );
		$this->assertSame( 1800, $expiry( "{ start = 'now' }" ) );
		$this->assertSame( 30 * 86400, $expiry( "{ start = '2026-11-20T00:00:00Z' }" ), 'Times that were given stay' );
	}

	public function testASavedEventIsOnThePageOnceTheJobsAreDone(): void {
		$title = Title::makeTitle( NS_PROJECT, 'Home' );
		$this->overrideConfigValues( [
			MainConfigNames::ParserCacheType => 'hash', MainConfigNames::CacheEpoch => '20200101000000'
		] );
		$this->editPage( 'Module:Ask', "return { ask = function () return #mw.ext.eventCalendar.occurrences() .. ' events' end }" );
		$this->editPage( $title, '{{#invoke:Ask|ask}}' );
		$this->runJobs();
		$this->assertStringContainsString( '0 events', $this->stored( $title ) );
		ConvertibleTimestamp::setFakeTime( '20261123120100' );
		$this->saveEvent( 'Talk' );
		$this->runJobs();
		ConvertibleTimestamp::setFakeTime( '20261123120200' );
		$this->assertStringContainsString( '1 events', $this->stored( $title ) );
	}

	private function stored( Title $title ): string {
		// Within one request, core does not look again whether a page in its parser cache is still good.
		$this->getServiceContainer()->resetServiceForTesting( 'ParserOutputAccess' );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		return $this->getServiceContainer()->getParserOutputAccess()
			->getParserOutput( $page, ParserOptions::newFromAnon() )->getValue()->getRawText();
	}

	public function testWhatIsHiddenOrDeletedIsNotThere(): void {
		$this->saveEvent( 'Seen' );
		$hidden = $this->saveEvent( 'Hidden' );
		$this->saveEvent( 'Deleted' );
		$this->assertSame( 'Seen Hidden Deleted', $this->titles( '()' ) );
		$this->saveEvent( 'Hidden', [ 'title' => 'Shown instead' ] );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()
			->newFromTitle( Title::makeTitle( NS_EVENTCALENDAR, 'Deleted' ) ) );
		$this->revisionDelete( $hidden, [ RevisionRecord::DELETED_TEXT => 1 ] );
		$this->runJobs();
		$this->assertSame( 'Seen Shown instead', $this->titles( '()' ) );
	}

	public function testTheExampleOfTheDocumentationWorks(): void {
		$docs = file_get_contents( __DIR__ . '/../../../../docs/embedding.md' );
		$section = preg_split( '/^## /m', $docs );
		[ $section ] = array_values( array_filter( $section, static fn ( string $part ) => str_starts_with( $part, "Lua\n" ) ) );
		$this->assertSame( 1, preg_match( '/^```lua\n(.*?)^```/ms', $section, $lua ) );
		$this->assertSame( 2, preg_match_all( '/^```wikitext\n(.*?)^```/ms', $section, $wikitext ) );
		$this->editPage( 'Module:Next events', $lua[1] );
		$this->editPage( 'Template:Next events', trim( $wikitext[1][0] ) );
		$none = $this->parse( $wikitext[1][1] );
		$this->assertStringContainsString( 'Nothing is planned.', $none->getRawText() );
		$this->saveEvent( 'Talk', [ 'title' => "<b>Tokens</b> ''now'' ]]", 'summary' => '[[Why]]?' ] );
		$this->saveEvent( 'Days', [ 'type' => 'workshop', 'start' => '2026-12-05', 'end' => '2026-12-06', 'timeZone' => null ] );
		$this->saveEvent( 'Hours', [ 'type' => 'office-hours' ] );
		$this->saveEvent( 'Proposed', [ 'status' => 'proposed' ] );
		$output = $this->parse( $wikitext[1][1] );
		$html = $output->getRawText();
		$text = html_entity_decode( strip_tags( $html ), ENT_QUOTES );
		$this->assertSame( [
			"<b>Tokens</b> ''now'' ]], 3 December 2026, 17:00 (UTC)", '[[Why]]?', 'Days, 5 December 2026'
		], preg_split( '/\s*\n\s*/', trim( $text ) ) );
		$this->assertSame( 2, substr_count( $html, '<a href="/wiki/EventCalendar:' ) );
		$this->assertSame( 12 * 3600, $output->getCacheExpiry() );
	}

	public function testOtherEnginesGetNoLibrary(): void {
		$ofLua = $ofAnother = [];
		( new ScribuntoHandler() )->onScribuntoExternalLibraries( 'lua', $ofLua );
		( new ScribuntoHandler() )->onScribuntoExternalLibraries( 'other', $ofAnother );
		$this->assertSame( [ 'mw.ext.eventCalendar' => EventCalendarLibrary::class ], $ofLua );
		$this->assertSame( [], $ofAnother );
	}
}
