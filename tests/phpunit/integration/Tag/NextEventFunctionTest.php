<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Tag;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Tag\NextEventFunction
 * @covers \MediaWiki\Extension\EventCalendar\Tag\NextEventText
 * @covers \MediaWiki\Extension\EventCalendar\Query\NextOccurrence
 */
class NextEventFunctionTest extends MediaWikiIntegrationTestCase {
	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::LanguageCode => 'en',
			MainConfigNames::Localtimezone => 'UTC',
			MainConfigNames::ArticlePath => '/wiki/$1',
			MainConfigNames::ParserCacheExpireTime => 30 * 86400,
		] );
		ConvertibleTimestamp::setFakeTime( '20261123120000' );
	}

	private function saveEvent( string $name, array $data ): void {
		$data += [
			'version' => 1, 'title' => "The $name", 'type' => 'tech-talk', 'duration' => 'PT1H', 'timeZone' => 'UTC'
		];
		$this->editPage( Title::makeTitle( NS_EVENTCALENDAR, $name ), json_encode( array_filter( $data ) ) );
	}

	private function parse( string $wikitext ): ParserOutput {
		return $this->getServiceContainer()->getParserFactory()->create()
			->parse( $wikitext, Title::makeTitle( NS_PROJECT, 'Page' ), ParserOptions::newFromAnon() );
	}

	private function html( string $wikitext ): string {
		return $this->parse( $wikitext )->getRawText();
	}

	private const LINK = '<a href="/wiki/EventCalendar:Talk" title="EventCalendar:Talk">The Talk</a>';

	public static function provideFormats(): iterable {
		yield 'full' => [ '', self::LINK . ', Thursday, 3 December 2026, 17:00 (UTC)' ];
		yield 'in a zone' => [ '|zone=Asia/Tokyo', self::LINK . ', Friday, 4 December 2026, 02:00 (Asia/Tokyo)' ];
		yield 'empty parameters' => [ '|zone=|format=|types=|', self::LINK . ', Thursday, 3 December 2026, 17:00 (UTC)' ];
		yield 'link' => [ '|format=link', self::LINK ];
		yield 'title' => [ '|format=Title', 'The Talk' ];
		yield 'date' => [ '|format= date |zone= Europe/Berlin', 'Thursday, 3 December 2026' ];
		yield 'time' => [ '|format=time|zone=Europe/Berlin', '18:00 (Europe/Berlin)' ];
	}

	/**
	 * @dataProvider provideFormats
	 */
	public function testSaysWhichAndWhen( string $parameters, string $expected ): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00', 'timeZone' => 'Europe/Berlin' ] );
		$this->saveEvent( 'Later', [ 'start' => '2026-12-04T18:00' ] );
		$this->assertStringContainsString( "<p>Next: $expected.", $this->html( "Next: {{#eventcalendar:next$parameters}}." ) );
	}

	public function testAnEventOfWholeDaysHasNoTimeAndLiesOnItsDateInEveryZone(): void {
		$this->saveEvent( 'Days', [ 'start' => '2026-12-03', 'end' => '2026-12-05', 'duration' => null, 'timeZone' => null ] );
		$this->assertStringContainsString(
			'</a>, Thursday, 3 December 2026, All day', $this->html( '{{#eventcalendar:next|zone=America/New_York}}' )
		);
	}

	public function testFiltersAreThoseOfTheTag(): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00', 'topics' => [ 'design' ] ] );
		$this->saveEvent( 'Hours', [ 'start' => '2026-12-04T18:00', 'type' => 'office-hours', 'audience' => [ 'editors' ] ] );
		$title = fn ( string $filter ) => trim( strip_tags( $this->html( "{{#eventcalendar:next|format=title|$filter}}" ) ) );
		$this->assertSame( 'The Talk', $title( 'types=office-hours,tech-talk' ) );
		$this->assertSame( 'The Hours', $title( 'types=Office-hours' ) );
		$this->assertSame( 'The Talk', $title( 'topics=design{{!}}php' ) );
		$this->assertSame( 'The Hours', $title( 'audience=editors' ) );
		$this->assertSame( 'The Hours', $title( 'search=hours' ) );
		$this->assertSame( '', $title( 'languages=fr' ) );
		$this->assertSame( '', $title( 'recorded=yes' ) );
	}

	public function testWhatIsNotCertainToTakePlaceIsPassedOver(): void {
		$start = [ 'start' => '2026-12-01T18:00' ];
		foreach ( [ 'cancelled', 'proposed', 'postponed' ] as $status ) {
			$this->saveEvent( ucfirst( $status ), $start + [ 'status' => $status ] );
		}
		$this->saveEvent( 'Weekly', $start + [ 'recurrence' => [
			'rule' => 'FREQ=WEEKLY', 'overrides' => [ '2026-12-01T18:00' => [ 'status' => 'cancelled' ] ]
		] ] );
		$this->assertStringContainsString( 'Tuesday, 8 December 2026', $this->html( '{{#eventcalendar:next}}' ) );
	}

	public function testWhatIsOnNowIsTheNextUntilItIsOver(): void {
		$this->saveEvent( 'Now', [ 'start' => '2026-11-23T11:30' ] );
		$this->saveEvent( 'Then', [ 'start' => '2026-11-23T12:30' ] );
		$output = $this->parse( '{{#eventcalendar:next|format=title}}' );
		$this->assertStringContainsString( 'The Now', $output->getRawText() );
		$this->assertSame( 1800, $output->getCacheExpiry() );
		ConvertibleTimestamp::setFakeTime( '20261123123000' );
		$this->assertStringContainsString( 'The Then', $this->html( '{{#eventcalendar:next|format=title}}' ) );
	}

	public static function provideNothing(): iterable {
		yield 'nothing' => [ '', '' ];
		yield 'a text' => [ '|none=None.', '<p>None.' ];
		yield 'wikitext' => [ "|none=''Soon'', see [[Special:EventCalendar]] = <nowiki>''x''</nowiki>", "<i>Soon</i>, see <a href=" ];
	}

	/**
	 * @dataProvider provideNothing
	 */
	public function testSaysWhatTheAuthorWantsWhereThereIsNone( string $none, string $expected ): void {
		$this->saveEvent( 'Past', [ 'start' => '2026-11-22T18:00' ] );
		$output = $this->parse( "{{#eventcalendar:next$none}}" );
		$this->assertStringContainsString( $expected, $output->getRawText() );
		$this->assertStringNotContainsString( 'error', $output->getRawText() );
		$this->assertSame( 12 * 3600, $output->getCacheExpiry() );
	}

	public static function provideTitles(): iterable {
		yield 'HTML' => [ '<b onclick="x">&amp;</b><script>' ];
		yield 'wikitext' => [ "''x'' '''y''' [[z|a]] [http://x.example y] http://y.example" ];
		yield 'templates' => [ '{{PAGENAME}} {{{1|x}}} {{!}}' ];
		yield 'the end of the link' => [ 'x]] [[y' ];
		yield 'lists' => [ '* x' ];
		yield 'a table' => [ '{| x' ];
		yield 'words with two underscores' => [ '__NOTOC__ x __FORCETOC__' ];
		yield 'magic links' => [ 'RFC 5545 ISBN 9780306406157' ];
		yield 'language conversion' => [ '-{H|a}- -{x}-' ];
		yield 'tags' => [ '<nowiki>x</nowiki> <eventcalendar/> <!-- x -->' ];
		yield 'signatures' => [ '~~~~ x ~~~~' ];
		yield 'equals sign and bars' => [ 'a=b|c' ];
	}

	/**
	 * @dataProvider provideTitles
	 */
	public function testTitlesStayTextInEveryFormat( string $title ): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00', 'title' => $title ] );
		$this->editPage( Title::makeTitle( NS_TEMPLATE, 'Echo' ), '{{{1|}}}{{{x|}}}' );
		$this->overrideConfigValue( MainConfigNames::EnableMagicLinks, [ 'ISBN' => true, 'PMID' => true, 'RFC' => true ] );
		$this->overrideConfigValue( MainConfigNames::LanguageCode, 'zh' );
		foreach ( [ 'full', 'link', 'title' ] as $format ) {
			$function = "{{#eventcalendar:next|format=$format}}";
			foreach ( [ "START$function", "START{{Echo|$function}}", "START{{Echo|x=$function}}" ] as $wikitext ) {
				$html = $this->html( $wikitext );
				$text = html_entity_decode( strip_tags( $html ), ENT_QUOTES | ENT_HTML5 );
				$this->assertStringContainsString( "START$title", $text, $html );
				$this->assertSame( $format === 'title' ? 0 : 1, substr_count( $html, '<a ' ), $html );
				$this->assertDoesNotMatchRegularExpression( '~<(b|i|script|ul|table|div)\b~', $html );
			}
		}
	}

	public function testATitleStaysWithinAnAttribute(): void {
		$title = '"><b onclick="x">\' title=\'{{y}} [[z]]';
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00', 'title' => $title ] );
		$html = $this->html( '<span title="{{#eventcalendar:next|format=title}}">x</span>' );
		$this->assertSame( 1, preg_match( '~<span title="([^"]*)">x</span>~', $html, $match ), $html );
		$this->assertSame( $title, html_entity_decode( $match[1], ENT_QUOTES | ENT_HTML5 ) );
	}

	public function testTheWordsAreInTheLanguageOfThePageAndATitleSaysWhichItIsIn(): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00', 'title' => [ 'en' => 'Talk' ] ] );
		$this->overrideConfigValue( MainConfigNames::LanguageCode, 'fr' );
		$html = $this->html( '{{#eventcalendar:next}}' );
		$this->assertStringContainsString( '<bdi lang="en">Talk</bdi></a>', $html );
		$this->assertStringContainsString( 'décembre 2026', $html );
	}

	public function testAnEventOfAnotherWikiIsAnExternalLink(): void {
		$event = ( new EventFactory( new RfcRecurrenceExpander() ) )->newEvent( [
			'title' => 'Far [talk]', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC'
		] );
		$this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' )->replace(
			new EventPage( 'elsewhere', 7, 'Far', 8, 1700000000 ), $event,
			( new RfcRecurrenceExpander() )->expand( $event->schedule, 0, strtotime( '2027-01-01Z' ) ), null
		);
		// Nobody knows where that wiki is.
		$this->assertStringContainsString( '<p>Far &#91;talk&#93;, Thursday', $this->html( '{{#eventcalendar:next}}' ) );
	}

	public static function provideMistakes(): iterable {
		yield [ 'last', 'Before the first bar, "last" is none of these: next.' ];
		yield [ '', 'Before the first bar, "" is none of these: next.' ];
		yield [ 'next|format=<b>x', 'format: "<b>x" is none of these: full, link, title, date, time.' ];
		yield [ 'next|zone=Mars', 'zone: "Mars" is no name of a time zone' ];
		yield [ "next|status=''all''", 'There is no parameter "status".' ];
		yield [ "next|''tech-talk''", 'There is no parameter "\'\'tech-talk\'\'".' ];
		yield [ 'next|<nowiki>[[x]]</nowiki>y=1', 'There is no parameter "y".' ];
	}

	/**
	 * @dataProvider provideMistakes
	 */
	public function testMistakesAreToldAsTextAndTracked( string $call, string $problem ): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00' ] );
		$output = $this->parse( "{{#eventcalendar:$call}}" );
		$html = $output->getRawText();
		$this->assertMatchesRegularExpression( '~^<p><strong class="error" lang="en" dir="ltr">[^<]*</strong>\s*</p>$~', $html );
		$this->assertStringContainsString( $problem, html_entity_decode( $html, ENT_QUOTES ) );
		$this->assertSame( [ 'Pages_with_a_calendar_that_cannot_be_drawn' ], $output->getCategoryNames() );
		$this->assertSame( '', $output->getPageProperty( 'eventcalendar' ) );
	}

	public function testAPageHasOnlySoManyOfThem(): void {
		$this->overrideConfigValue( MainConfigNames::ExpensiveParserFunctionLimit, 2 );
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00' ] );
		$html = $this->html( str_repeat( '{{#eventcalendar:next|format=title}} ', 3 ) );
		$this->assertSame( 2, substr_count( $html, 'The Talk' ) );
		$this->assertStringContainsString( 'too many calendars', $html );
	}

	public function testNoCacheKeepsItBeyondTheNextMidnightOfItsZone(): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00' ] );
		$this->assertSame( 12 * 3600, $this->parse( '{{#eventcalendar:next}}' )->getCacheExpiry() );
		$this->assertSame( 3 * 3600, $this->parse( '{{#eventcalendar:next|zone=Asia/Tokyo}}' )->getCacheExpiry() );
	}

	public function testASavedEventIsOnThePageOnceTheJobsAreDone(): void {
		$title = Title::makeTitle( NS_PROJECT, 'Home' );
		$this->overrideConfigValues( [
			MainConfigNames::ParserCacheType => 'hash', MainConfigNames::CacheEpoch => '20200101000000'
		] );
		$this->editPage( $title, '{{#eventcalendar:next|none=Nothing}}' );
		$this->runJobs();
		$this->assertStringContainsString( 'Nothing', $this->stored( $title ) );
		ConvertibleTimestamp::setFakeTime( '20261123120100' );
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T18:00' ] );
		$this->runJobs();
		ConvertibleTimestamp::setFakeTime( '20261123120200' );
		$this->assertStringContainsString( 'The Talk', $this->stored( $title ) );
	}

	private function stored( Title $title ): string {
		// Within one request, core does not look again whether a page in its parser cache is still good.
		$this->getServiceContainer()->resetServiceForTesting( 'ParserOutputAccess' );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		return $this->getServiceContainer()->getParserOutputAccess()
			->getParserOutput( $page, ParserOptions::newFromAnon() )->getValue()->getRawText();
	}
}
