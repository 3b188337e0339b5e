<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Special;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\Permissions\UltimateAuthority;
use MediaWiki\Request\FauxRequest;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use SpecialPageTestBase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventCalendar
 * @covers \MediaWiki\Extension\EventCalendar\Feed\FeedLinks
 */
class SpecialEventCalendarTest extends SpecialPageTestBase {
	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [ MainConfigNames::LanguageCode => 'en', MainConfigNames::Localtimezone => 'UTC' ] );
		ConvertibleTimestamp::setFakeTime( '20261123120000' );
	}

	protected function newSpecialPage(): SpecialPage {
		return $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventCalendar' );
	}

	/**
	 * @param array<string,mixed> $query
	 * @param string|null $language
	 */
	private function html( array $query = [], ?string $language = 'en' ): string {
		return $this->executeSpecialPage( '', new FauxRequest( $query ), $language )[0];
	}

	private function saveEvent( string $name, array $data ): int {
		$status = $this->editPage( Title::makeTitle( NS_EVENTCALENDAR, $name ), json_encode( $data + [
			'version' => 1, 'title' => "The $name", 'type' => 'tech-talk', 'duration' => 'PT1H', 'timeZone' => 'UTC'
		] ) );
		$this->runJobs();
		return $status->getNewRevision()->getPageId();
	}

	public function testShowsTheMonthWithWhatIsOn(): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-11-24T18:00' ] );
		$html = $this->html();
		$this->assertStringContainsString( '<table class="ext-eventcalendar-month"', $html );
		$this->assertStringContainsString( 'The Talk', $html );
		$this->assertStringContainsString( '>November 2026<', $html );
	}

	public function testItsParametersAreTheAttributesOfTheTag(): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-24T18:00', 'topics' => [ 'design' ] ] );
		$this->saveEvent( 'Triage', [ 'start' => '2026-12-24T18:00', 'type' => 'triage' ] );
		$html = $this->html( [ 'view' => 'agenda', 'date' => '2026-12', 'topics' => 'Design', 'zone' => 'Asia/Tokyo' ] );
		$this->assertStringContainsString( 'class="ext-eventcalendar-agenda"', $html );
		$this->assertStringContainsString( 'data-date="2026-12-25"', $html );
		$this->assertStringContainsString( 'The Talk', $html );
		$this->assertStringNotContainsString( 'The Triage', $html );
	}

	public function testIsInTheLanguageOfTheReader(): void {
		$this->assertStringContainsString( '>novembre 2026<', $this->html( [], 'fr' ) );
	}

	public function testBadParametersGiveTheSameBoxAsInTheTag(): void {
		$html = $this->html( [ 'view' => 'year', 'date' => '2026-02-31', 'limit' => '-1', 'zone' => '<b>' ] );
		$this->assertStringContainsString( 'class="ext-eventcalendar-error ', $html );
		$this->assertSame( 4, substr_count( $html, '<li>' ) );
		$this->assertStringContainsString( '&lt;b>', $html );
	}

	public function testParametersThatAreNoneOfItsOwnOrNoTextDoNotMatter(): void {
		$html = $this->html( [ 'uselang' => 'en', 'utm_source' => 'x', 'types' => [ 'a', 'b' ], 'view' => '' ] );
		$this->assertStringContainsString( '<table class="ext-eventcalendar-month"', $html );
	}

	public function testADateThatIsTooFarAheadIsExplained(): void {
		$html = $this->html( [ 'date' => '2099-01' ] );
		$this->assertStringContainsString( 'class="ext-eventcalendar-error ', $html );
		$this->assertStringNotContainsString( '⧼', $html );
	}

	public function testALinkToAnEventShowsItsMonthAndLinksToItsPage(): void {
		$id = $this->saveEvent( 'Talk', [ 'title' => [ 'en' => 'A <i>talk' ], 'start' => '2027-03-04T18:00' ] );
		$html = $this->html( [ 'event' => (string)$id ] );
		$this->assertMatchesRegularExpression( '~<a href="[^"]*EventCalendar:Talk" dir="auto">A &lt;i>talk</a>~', $html );
		$this->assertStringContainsString( '>March 2027<', $html );
	}

	public function testALinkToAnOccurrenceOfASeriesShowsItsMonth(): void {
		$id = $this->saveEvent( 'Series', [
			'start' => '2026-11-24T18:00', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ]
		] );
		$this->assertStringContainsString( '>January 2027<', $this->html( [ 'event' => "$id:2027-01-05T18:00" ] ) );
		$this->assertStringContainsString(
			'>December 2026<', $this->html( [ 'event' => "$id:2027-01-05T18:00", 'date' => '2026-12' ] )
		);
	}

	public static function provideUnknownEvents(): iterable {
		yield [ '999999999' ];
		yield [ 'x' ];
		yield [ '<script>' ];
		yield [ 'elsewhere~1' ];
		yield [ '1:2026-02-31' ];
	}

	/**
	 * @dataProvider provideUnknownEvents
	 */
	public function testALinkToAnEventThatIsNotThereSaysSoAboveTheMonthOfToday( string $event ): void {
		$html = $this->html( [ 'event' => $event ] );
		$this->assertStringContainsString( 'does not exist', $html );
		$this->assertStringNotContainsString( '<script>', $html );
		$this->assertStringContainsString( '>November 2026<', $html );
	}

	public function testOnlyThoseWhoMayEditTheSettingsHearThatTheyAreBroken(): void {
		$settings = $this->createStub( SettingsLookup::class );
		$settings->method( 'get' )->willReturn( new CalendarSettings( [], [], [], true ) );
		$this->setService( 'EventCalendar.SettingsLookup', $settings );
		$this->assertStringNotContainsString( 'EventCalendar.json', $this->html() );
		[ $html ] = $this->executeSpecialPage( '', null, 'en', new UltimateAuthority( $this->getTestSysop()->getUserIdentity() ) );
		$this->assertStringContainsString( 'EventCalendar.json', $html );
	}

	public function testThereIsAWayOutOfWhatCannotBeDrawn(): void {
		$html = $this->executeSpecialPage( '', new FauxRequest( [ 'date' => '2099-01' ] ), 'en', null, true )[0];
		$this->assertMatchesRegularExpression( '~<a href="[^"?]*Special:EventCalendar"[^>]*>Back to the calendar</a>~', $html );
	}

	public function testTheAddressMayEndInAView(): void {
		[ $html ] = $this->executeSpecialPage( 'week' );
		$this->assertStringContainsString( '<table class="ext-eventcalendar-week"', $html );
		[ $html ] = $this->executeSpecialPage( 'week', new FauxRequest( [ 'view' => 'agenda' ] ) );
		$this->assertStringContainsString( 'class="ext-eventcalendar-agenda"', $html );
	}

	private function output( array $query ): OutputPage {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( $query ) );
		$context->setTitle( SpecialPage::getTitleFor( 'EventCalendar' ) );
		$context->setLanguage( 'en' );
		$context->setOutput( new OutputPage( $context ) );
		$page = $this->newSpecialPage();
		$page->setContext( $context );
		$page->execute( null );
		return $context->getOutput();
	}

	/** @return string[] */
	private static function feeds( OutputPage $out ): array {
		return array_map(
			static fn ( array $link ) => implode( ' ', $link ),
			array_filter( $out->getLinkTags(), static fn ( array $link ) => $link['rel'] === 'alternate' )
		);
	}

	public function testTellsOfTheFeedsOfItsFilter(): void {
		$this->overrideConfigValue( MainConfigNames::RestPath, '/w/rest.php' );
		$this->assertSame( [
			'alternate text/calendar Events (iCalendar) /w/rest.php/eventcalendar/v1/calendar.ics',
			'alternate application/atom+xml Events (Atom) /w/rest.php/eventcalendar/v1/calendar.atom',
			'alternate application/json Events (JSON) /w/rest.php/eventcalendar/v1/calendar.json',
		], self::feeds( $this->output( [ 'view' => 'agenda', 'zone' => 'Asia/Tokyo', 'limit' => '5', 'date' => '2026-12' ] ) ) );
		$this->assertContains(
			'alternate text/calendar Events: irc|talk, a&b, yes (iCalendar) ' .
				'/w/rest.php/eventcalendar/v1/calendar.ics?types=irc%7Ctalk&search=a%26b&recorded=yes',
			self::feeds( $this->output( [ 'types' => 'talk,IRC', 'search' => 'a&b', 'recorded' => '1', 'view' => 'week' ] ) )
		);
	}

	public function testWhatCannotBeDrawnHasNoFeeds(): void {
		$this->assertSame( [], self::feeds( $this->output( [ 'view' => 'x' ] ) ) );
	}

	public static function provideSheetsForCrawlers(): iterable {
		yield 'today' => [ [], true ];
		yield 'the month of the first event' => [ [ 'date' => '2026-10' ], true ];
		yield 'the month before' => [ [ 'date' => '2026-08' ], false ];
		yield 'the month of the last one' => [ [ 'date' => '2027-02' ], true ];
		yield 'the month after' => [ [ 'date' => '2027-05' ], false ];
		yield 'a week in between' => [ [ 'date' => '2026-12-24', 'view' => 'week' ], true ];
		yield 'a week after' => [ [ 'date' => '2027-02-24', 'view' => 'week' ], false ];
		yield 'a filter' => [ [ 'types' => 'triage' ], true ];
		yield 'a search' => [ [ 'search' => 'words' ], false ];
		yield 'what cannot be read' => [ [ 'date' => 'x' ], false ];
		yield 'what cannot be answered' => [ [ 'date' => '2099-01' ], false ];
	}

	/**
	 * @dataProvider provideSheetsForCrawlers
	 */
	public function testCrawlersStayWhereEventsAreKnown( array $query, bool $isForCrawlers ): void {
		$this->saveEvent( 'First', [ 'start' => '2026-10-10T18:00' ] );
		$this->saveEvent( 'Last', [ 'start' => '2027-02-02T18:00' ] );
		$this->assertSame(
			$isForCrawlers ? 'index,follow' : 'noindex,nofollow', $this->output( $query )->getRobotPolicy()
		);
	}

	public function testWithoutEventsCrawlersGoNowhere(): void {
		$this->assertSame( 'index,follow', $this->output( [] )->getRobotPolicy() );
		$this->assertSame( 'noindex,nofollow', $this->output( [ 'date' => '2026-11' ] )->getRobotPolicy() );
	}
}
