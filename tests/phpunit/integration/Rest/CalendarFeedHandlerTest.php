<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Rest;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Rest\ResponseInterface;
use MediaWikiIntegrationTestCase;
use SimpleXMLElement;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Feed\AtomFeed
 * @covers \MediaWiki\Extension\EventCalendar\Feed\EventComponents
 * @covers \MediaWiki\Extension\EventCalendar\Feed\EventTexts
 * @covers \MediaWiki\Extension\EventCalendar\Feed\FeedOccurrences
 * @covers \MediaWiki\Extension\EventCalendar\Feed\FeedRequestFactory
 * @covers \MediaWiki\Extension\EventCalendar\Feed\IcalendarFeed
 * @covers \MediaWiki\Extension\EventCalendar\Feed\JsonFeed
 * @covers \MediaWiki\Extension\EventCalendar\Rest\CalendarFeedHandler
 * @covers \MediaWiki\Extension\EventCalendar\Rest\PublicHandler
 * @covers \MediaWiki\Extension\EventCalendar\Rest\SpooledBody
 */
final class CalendarFeedHandlerTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	private const FORMATS = [ 'ics', 'atom', 'json' ];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->overrideConfigValues( [
			MainConfigNames::Server => 'https://wiki.example',
			MainConfigNames::CanonicalServer => 'https://wiki.example',
			MainConfigNames::ArticlePath => '/wiki/$1',
			MainConfigNames::Sitename => 'Example & wiki',
		] );
	}

	private function text( string $path ): string {
		$response = $this->restGet( "/calendar.$path" );
		$text = (string)$response->getBody();
		$this->assertSame( 200, $response->getStatusCode(), $text );
		return $text;
	}

	/** @return string[] Lines without folds */
	private function ics( string $query = '' ): array {
		return explode( "\r\n", str_replace( "\r\n ", '', $this->text( "ics$query" ) ) );
	}

	private function atom( string $query = '' ): SimpleXMLElement {
		return new SimpleXMLElement( $this->text( "atom$query" ) );
	}

	/** @return string[] */
	private static function titles( SimpleXMLElement $feed ): array {
		$titles = [];
		foreach ( $feed->entry as $entry ) {
			$titles[] = (string)$entry->title;
		}
		return $titles;
	}

	/** @return string[] */
	private static function ids( SimpleXMLElement $feed ): array {
		$ids = [];
		foreach ( $feed->entry as $entry ) {
			$ids[] = (string)$entry->id;
		}
		return $ids;
	}

	private function saveSeries( array $recurrence, array $data = [] ): void {
		$this->saveEvent( 'Series', $data + [ 'recurrence' => $recurrence + [ 'rule' => 'FREQ=WEEKLY;COUNT=4' ] ] );
	}

	public function testACalendarHasSeriesWithTheirRulesAndEachZoneOnceBeforeItIsNeeded(): void {
		$this->saveEvent( 'Once' );
		$this->saveSeries( [ 'exclude' => [ '2026-12-17T18:00' ], 'overrides' => [
			'2026-12-10T18:00' => [ 'start' => '2026-12-11T10:00', 'end' => '2026-12-11T11:00', 'title' => 'Moved' ],
		] ] );
		$this->saveEvent( 'Elsewhere', [ 'timeZone' => 'America/New_York' ] );
		$this->saveEvent( 'Nowhere', [ 'timeZone' => 'UTC' ] );
		$lines = $this->ics();
		$this->assertSame( 'END:VCALENDAR', $lines[count( $lines ) - 2] );
		$this->assertContains( 'NAME:Events – Example & wiki', $lines );
		$this->assertContains( 'X-WR-CALNAME:Events – Example & wiki', $lines );
		$this->assertContains( 'REFRESH-INTERVAL;VALUE=DURATION:PT6H', $lines );
		$this->assertContains( 'RRULE:FREQ=WEEKLY;COUNT=4', $lines );
		$this->assertContains( 'EXDATE;TZID=Europe/Berlin:20261217T180000', $lines );
		$this->assertContains( 'RECURRENCE-ID;TZID=Europe/Berlin:20261210T180000', $lines );
		$counts = array_count_values( $lines );
		$this->assertSame( [ 1, 1, 5 ], [
			$counts['TZID:Europe/Berlin'], $counts['TZID:America/New_York'], $counts['BEGIN:VEVENT']
		] );
		$this->assertLessThan(
			array_search( 'DTSTART;TZID=Europe/Berlin:20261203T180000', $lines ), array_search( 'TZID:Europe/Berlin', $lines )
		);
	}

	public function testASeriesWithoutTheDatesThatTheFilterLeavesOut(): void {
		$this->saveSeries( [ 'overrides' => [
			'2026-12-10T18:00' => [ 'status' => 'proposed' ], '2026-12-17T18:00' => [ 'status' => 'cancelled' ],
		] ] );
		$lines = $this->ics();
		$this->assertContains( 'EXDATE;TZID=Europe/Berlin:20261210T180000', $lines );
		$this->assertContains( 'STATUS:CANCELLED', $lines );
		$this->assertNotContains( 'STATUS:TENTATIVE', $lines );
		$this->assertSame( 2, array_count_values( $lines )['BEGIN:VEVENT'] );

		$lines = $this->ics( '?status=proposed' );
		$this->assertSame( 1, array_count_values( $lines )['BEGIN:VEVENT'] );
		$this->assertContains( 'RECURRENCE-ID;TZID=Europe/Berlin:20261210T180000', $lines );
		$this->assertNotContains( 'RRULE:FREQ=WEEKLY;COUNT=4', $lines );
	}

	public function testFiltersAreThoseOfTheApi(): void {
		$this->saveEvent( 'One', [ 'topics' => [ 'php' ], 'languages' => [ 'de' ], 'audience' => [ 'developers' ] ] );
		$this->saveEvent( 'Two', [ 'type' => 'office-hours', 'outcome' => [ 'recording' => 'https://x.example/' ] ] );
		$this->saveEvent( 'Three', [ 'status' => 'proposed' ] );
		foreach ( [
			'' => [ 'One', 'Two' ], '?status=' => [ 'One', 'Two' ], '?types=office-hours' => [ 'Two' ],
			'?topics=php%7Ccss' => [ 'One' ], '?languages=de&audience=developers' => [ 'One' ], '?search=two' => [ 'Two' ],
			'?recorded=1' => [ 'Two' ], '?status=proposed' => [ 'Proposed: Three' ],
			'?status=proposed%7Cconfirmed' => [ 'One', 'Two', 'Proposed: Three' ],
		] as $query => $expected ) {
			$this->assertSame( $expected, self::titles( $this->atom( $query ) ), $query );
		}
		foreach ( self::FORMATS as $format ) {
			$this->json( $this->restGet( "/calendar.$format?status=x" ), 400 );
		}
	}

	public function testAFeedGoesFromThirtyDaysAgoToTheHorizonWithWhatIsToComeFirst(): void {
		$this->overrideConfigValue( 'EventCalendarHorizonDays', 100 );
		$days = [ '2026-11-30' => 'Yesterday', '2026-10-31' => 'Too old', '2026-11-01' => 'Old', '2026-12-01' => 'Today',
			'2027-03-01' => 'Far', '2027-06-01' => 'Too far' ];
		foreach ( $days as $day => $title ) {
			$this->saveEvent( $title, [ 'start' => "{$day}T10:00", 'end' => "{$day}T11:00", 'timeZone' => 'UTC' ] );
		}
		$this->assertSame( [ 'Today', 'Far', 'Old', 'Yesterday' ], self::titles( $this->atom() ) );
		$feed = $this->json( $this->restGet( '/calendar.json' ) );
		$this->assertSame( [ 'Old', 'Yesterday', 'Today', 'Far' ], array_column( $feed['occurrences'], 'title' ) );
		$this->assertSame( [ '2026-11-01T00:00:00Z', true ], [ $feed['start'], $feed['complete'] ] );
		$this->assertSame( 4, array_count_values( $this->ics() )['BEGIN:VEVENT'] );
	}

	public function testMoreThanABatchIsTold(): void {
		$this->saveSeries( [ 'rule' => 'FREQ=DAILY;COUNT=600' ] );
		$feed = $this->json( $this->restGet( '/calendar.json' ) );
		$ids = array_column( $feed['occurrences'], 'id' );
		$this->assertCount( 600, array_unique( $ids ) );
		$this->assertCount( 600, $ids );
		$this->assertCount( 600, array_unique( self::ids( $this->atom() ) ) );
	}

	public function testAnEntryTellsTimesZoneAndStatus(): void {
		$this->saveEvent( 'Talk', [ 'summary' => 'About <b>tokens</b> & more', 'status' => 'postponed', 'topics' => [ 'php' ] ] );
		$this->saveEvent( 'Days', [ 'start' => '2026-12-05', 'end' => '2026-12-06', 'timeZone' => null ] );
		$this->saveEvent( 'Night', [ 'start' => '2026-12-07T23:00', 'end' => '2026-12-08T01:00', 'type' => 'irc-meeting' ] );
		$feed = $this->atom( '?uselang=en' );
		[ $talk, $days, $night ] = [ $feed->entry[0], $feed->entry[1], $feed->entry[2] ];
		$this->assertSame( 'Postponed: Talk', (string)$talk->title );
		$this->assertSame( "3 December 2026, 18:00–19:00 (Europe/Berlin)\nAbout <b>tokens</b> & more", (string)$talk->summary );
		$this->assertSame( 'html', (string)$talk->content['type'] );
		$this->assertStringContainsString( '<p>About &lt;b&gt;tokens&lt;/b&gt; &amp; more</p>', (string)$talk->content );
		$this->assertSame( '2026-12-01T12:00:00Z', (string)$talk->updated );
		$this->assertSame( [ 'Tech talk', 'php' ], [ (string)$talk->category[0]['term'], (string)$talk->category[1]['term'] ] );
		$this->assertStringContainsString( 'Redirect/page/', (string)$talk->link['href'] );
		$this->assertSame( '5 December 2026 – 6 December 2026', (string)$days->summary );
		$this->assertSame( '7 December 2026, 23:00 – 8 December 2026, 01:00 (Europe/Berlin)', (string)$night->summary );
		$this->assertSame( 'Events – Example & wiki', (string)$feed->title );
		$this->assertSame( 'Example & wiki', (string)$feed->author->name );
		$this->assertMatchesRegularExpression(
			'/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/', (string)$talk->id
		);
	}

	public function testAnEntryKeepsItsIdWhenItsSeriesChangesTheTimeOrItsPageTheName(): void {
		$this->saveSeries( [ 'include' => [ '2026-12-10T20:00' ] ] );
		$before = self::ids( $this->atom() );
		$this->assertCount( 5, array_unique( $before ) );
		$this->saveSeries( [ 'include' => [ '2026-12-10T20:00' ] ], [ 'start' => '2026-12-03T17:00', 'end' => '2026-12-03T18:00' ] );
		$this->assertSame( $before, self::ids( $this->atom() ) );
		$services = $this->getServiceContainer();
		$titles = $services->getTitleFactory();
		$services->getMovePageFactory()->newMovePage(
			$titles->newFromText( 'EventCalendar:Series' ), $titles->newFromText( 'EventCalendar:Other name' )
		)->move( $this->getTestSysop()->getUser() );
		DeferredUpdates::doUpdates();
		$this->assertSame( $before, self::ids( $this->atom() ) );
	}

	public function testTheNameOfAFeedSaysWhichEventsItHas(): void {
		$feed = $this->atom( '?types=tech-talk%7Cno-such&topics=php&search=x%3Cy&recorded=1' );
		$this->assertSame( 'Events – Example & wiki (Tech talk, no-such, php, x<y, Recording)', (string)$feed->title );
		$this->assertSame(
			'https://wiki.example/rest.php/eventcalendar/v1/calendar.atom?recorded=1&search=x%3Cy&topics=php&types=tech-talk%7Cno-such',
			str_replace( '/w/rest.php', '/rest.php', (string)$feed->link[0]['href'] )
		);
	}

	public function testTextsComeInTheLanguageAskedFor(): void {
		$this->saveEvent( 'Talk', [ 'title' => [ 'en' => 'Talk', 'de' => 'Vortrag' ] ] );
		$this->assertSame( [ 'Vortrag' ], self::titles( $this->atom( '?uselang=de' ) ) );
		$this->assertContains( 'SUMMARY:Vortrag', $this->ics( '?uselang=de' ) );
		$this->assertContains( 'SUMMARY:Talk', $this->ics() );
	}

	public function testNothingIsToldThatIsNotForTheAudience(): void {
		$this->saveEvent( 'Open', [
			'organizerNotes' => 'SECRET', 'description' => 'SECRET', 'promotion' => [ 'text' => 'SECRET' ],
			'participation' => [ [ 'kind' => 'video', 'url' => 'https://x.example/SECRET', 'for' => 'presenters' ] ],
		] );
		foreach ( self::FORMATS as $format ) {
			$text = $this->text( $format );
			$this->assertStringContainsString( 'Open', $text );
			$this->assertStringNotContainsString( 'SECRET', str_replace( "\r\n ", '', $text ) );
		}
	}

	public function testAnEmptyWikiHasValidFeeds(): void {
		$this->assertSame( [], self::titles( $this->atom() ) );
		$this->assertSame( [], $this->json( $this->restGet( '/calendar.json' ) )['occurrences'] );
		$this->assertSame( 'END:VCALENDAR', array_slice( $this->ics(), -2 )[0] );
	}

	private function headers( ResponseInterface $response ): array {
		return array_map( $response->getHeaderLine( ... ), [ 'Cache-Control', 'Access-Control-Allow-Origin' ] );
	}

	public function testFeedsWithoutParametersAreKeptLonger(): void {
		foreach ( self::FORMATS as $format ) {
			$all = $this->restGet( "/calendar.$format" );
			$this->assertSame( [ 'public, max-age=60, s-maxage=3600', '*' ], $this->headers( $all ) );
			$some = $this->restGet( "/calendar.$format?types=tech-talk" );
			$this->assertSame( [ 'public, max-age=60, s-maxage=300', '*' ], $this->headers( $some ) );
		}
	}

	public function testWhatOnlySomeMayReadIsKeptByNobodyElse(): void {
		$this->saveEvent( 'Talk' );
		$this->setGroupPermissions( '*', 'read', false );
		foreach ( self::FORMATS as $format ) {
			$this->assertSame( 403, $this->restGet( "/calendar.$format" )->getStatusCode() );
			$response = $this->restGet( "/calendar.$format", [], $this->getTestUser()->getAuthority() );
			$this->assertSame( 200, $response->getStatusCode() );
			$this->assertSame( [ 'private, must-revalidate, max-age=0', '' ], $this->headers( $response ) );
		}
	}

	public function testAFeedIsSentAgainWhenTheSettingsChange(): void {
		$etag = fn ( string $format ) => $this->restGet( "/calendar.$format" )->getHeaderLine( 'ETag' );
		$before = array_map( $etag, self::FORMATS );
		$this->editPage( 'MediaWiki:EventCalendar.json', json_encode( [ 'topics' => [ 'php' ] ] ) );
		DeferredUpdates::doUpdates();
		$after = array_map( $etag, self::FORMATS );
		$this->assertSame( [], array_intersect( $before, $after ) );
		$this->assertSame( $after, array_map( $etag, self::FORMATS ) );
	}

	public function testAFeedIsSentAgainWhenTheIndexOrTheDayChanges(): void {
		$this->saveEvent( 'Talk' );
		$etag = static fn ( ResponseInterface $response ) => $response->getHeaderLine( 'ETag' );
		foreach ( self::FORMATS as $format ) {
			ConvertibleTimestamp::setFakeTime( '2026-12-01T13:00:00Z' );
			$path = "/calendar.$format?topics=php";
			$first = $this->restGet( $path );
			$same = function () use ( $path, $etag, &$first ) {
				return $this->restGet( $path, [ 'If-None-Match' => $etag( $first ) ] )->getStatusCode();
			};
			$this->assertSame( 304, $same() );
			$this->assertSame( 304, $this->restGet(
				$path, [ 'If-Modified-Since' => $first->getHeaderLine( 'Last-Modified' ) ]
			)->getStatusCode() );
			$this->assertNotSame( $etag( $first ), $etag( $this->restGet( "/calendar.$format?topics=css" ) ) );

			$this->saveEvent( 'Talk', [ 'title' => "As $format" ] );
			$this->assertSame( 200, $same() );
			$first = $this->restGet( $path );
			$this->assertSame( 'Tue, 01 Dec 2026 13:00:00 GMT', $first->getHeaderLine( 'Last-Modified' ) );
			ConvertibleTimestamp::setFakeTime( '2026-12-02T00:00:00Z' );
			$this->assertSame( 200, $same() );
			$this->assertSame( 'Wed, 02 Dec 2026 00:00:00 GMT', $this->restGet( $path )->getHeaderLine( 'Last-Modified' ) );
		}
	}
}
