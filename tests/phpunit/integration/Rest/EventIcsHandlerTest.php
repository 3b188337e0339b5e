<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Rest;

use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWikiIntegrationTestCase;
use MediaWiki\Title\Title;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Rest\EventIcsHandler
 */
class EventIcsHandlerTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
	}

	private function saveSeries(): void {
		$this->saveEvent( 'Series', [
			'participation' => [ [ 'kind' => 'video', 'url' => 'https://x.example/SECRET', 'for' => 'presenters' ] ],
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'exclude' => [ '2026-12-17T18:00' ], 'overrides' => [
				'2026-12-10T18:00' => [ 'start' => '2026-12-11T10:00', 'end' => '2026-12-11T11:00', 'title' => 'Moved' ],
			] ],
		] );
	}

	private function text( string $query ): string {
		$response = $this->restGet( "/events/EventCalendar:Series/event.ics$query" );
		$this->assertSame( 200, $response->getStatusCode(), (string)$response->getBody() );
		return str_replace( "\r\n ", '', (string)$response->getBody() );
	}

	public function testGivesTheSeriesAsAFile(): void {
		$this->saveSeries();
		$response = $this->restGet( '/events/EventCalendar:Series/event.ics' );
		$text = (string)$response->getBody();
		$this->assertSame( 'text/calendar; charset=utf-8', $response->getHeaderLine( 'Content-Type' ) );
		$this->assertSame( 'attachment; filename="event.ics"', $response->getHeaderLine( 'Content-Disposition' ) );
		$this->assertSame( '*', $response->getHeaderLine( 'Access-Control-Allow-Origin' ) );
		$this->assertSame( 'public, max-age=60, s-maxage=300', $response->getHeaderLine( 'Cache-Control' ) );
		$this->assertSame( 'Tue, 01 Dec 2026 12:00:00 GMT', $response->getHeaderLine( 'Last-Modified' ) );
		$this->assertStringContainsString( "\r\nRRULE:FREQ=WEEKLY\r\n", $text );
		$this->assertStringContainsString( "\r\nRECURRENCE-ID;TZID=Europe/Berlin:20261210T180000\r\n", $text );
		$this->assertStringNotContainsString( 'SECRET', $text );
		$this->assertStringNotContainsString( 'VALARM', $text );
	}

	public function testAPageIdStaysWhenThePageIsMoved(): void {
		$this->saveSeries();
		$from = Title::makeTitle( NS_EVENTCALENDAR, 'Series' );
		$path = "/events/{$from->getArticleID()}/event.ics";
		$this->assertSame(
			(string)$this->restGet( '/events/EventCalendar:Series/event.ics' )->getBody(), (string)$this->restGet( $path )->getBody()
		);
		$to = Title::makeTitle( NS_EVENTCALENDAR, 'Another name' );
		$status = $this->getServiceContainer()->getMovePageFactory()->newMovePage( $from, $to )
			->move( $this->getTestSysop()->getUserIdentity(), 'Test', false );
		$this->assertStatusGood( $status );
		$this->assertStringContainsString( "\r\nRRULE:FREQ=WEEKLY\r\n", (string)$this->restGet( $path )->getBody() );
		$this->json( $this->restGet( '/events/EventCalendar:Series/event.ics' ), 404 );
	}

	public function testAPageIdOfAnotherPageTellsNothingOfIt(): void {
		$id = $this->getExistingTestPage( 'No event' )->getId();
		$this->assertStringNotContainsString(
			'No event', json_encode( $this->json( $this->restGet( "/events/$id/event.ics" ), 404 ) )
		);
		$this->json( $this->restGet( '/events/987654/event.ics' ), 404 );
	}

	public function testAPageIdOfAnEventThatOneMayNotReadTellsNotEvenThatItIsThere(): void {
		$this->saveSeries();
		$id = Title::makeTitle( NS_EVENTCALENDAR, 'Series' )->getArticleID();
		$this->setTemporaryHook( 'getUserPermissionsErrors', static function ( $title, $user, $action, &$result ) {
			$result = 'badaccess-group0';
			return $action !== 'read' || !$title->inNamespace( NS_EVENTCALENDAR );
		} );
		$hidden = $this->json( $this->restGet( "/events/$id/event.ics" ), 404 );
		$none = $this->json( $this->restGet( '/events/987654/event.ics' ), 404 );
		$this->assertSame( $none['errorKey'], $hidden['errorKey'] );
		$this->json( $this->restGet( '/events/EventCalendar:Series/event.ics' ), 403 );
	}

	public function testGivesOneOccurrence(): void {
		$this->saveSeries();
		$text = $this->text( '?occurrence=2026-12-24T18:00' );
		$this->assertStringContainsString( "\r\nRECURRENCE-ID;TZID=Europe/Berlin:20261224T180000\r\n", $text );
		$this->assertStringNotContainsString( 'RRULE', $text );
		$this->assertSame( 1, substr_count( $text, 'BEGIN:VEVENT' ) );
	}

	public function testGivesOneOccurrenceWhereItWasMoved(): void {
		$this->saveSeries();
		foreach ( [ '2026-12-10T18:00', '2026-12-10T18:00:00', '2026-12-10T17:00Z' ] as $id ) {
			$text = $this->text( "?occurrence=$id" );
			$this->assertStringContainsString( "\r\nDTSTART;TZID=Europe/Berlin:20261211T100000\r\n", $text );
			$this->assertStringContainsString( "\r\nSUMMARY:Moved\r\n", $text );
		}
	}

	public static function provideNoOccurrences(): iterable {
		yield 'excluded' => [ '2026-12-17T18:00' ];
		yield 'not of the rule' => [ '2026-12-18T18:00' ];
		yield 'where one was moved to' => [ '2026-12-11T10:00' ];
		yield 'another form' => [ '2026-12-24' ];
		yield 'no time at all' => [ 'x%0D%0AX:y' ];
	}

	/**
	 * @dataProvider provideNoOccurrences
	 */
	public function testWhatDoesNotHappenIsNotFound( string $id ): void {
		$this->saveSeries();
		$answer = $this->json( $this->restGet( "/events/EventCalendar:Series/event.ics?occurrence=$id" ), 404 );
		$this->assertSame( 'eventcalendar-rest-no-occurrence', $answer['errorKey'] );
	}

	public function testAnEventThatIsNoSeriesHasNoRecurrenceIds(): void {
		$this->saveEvent( 'Series' );
		$this->json( $this->restGet( '/events/EventCalendar:Series/event.ics?occurrence=2026-12-03T18:00' ), 404 );
		$this->assertStringNotContainsString( 'RECURRENCE-ID', $this->text( '?occurrence=' ) );
	}

	public function testReminds(): void {
		$this->saveSeries();
		$this->assertSame( 2, substr_count( $this->text( '?reminder=10080' ), "\r\nTRIGGER:-PT10080M\r\n" ) );
		$this->assertSame( 1, substr_count( $this->text( '?reminder=1&occurrence=2026-12-24T18:00' ), "\r\nTRIGGER:-PT1M\r\n" ) );
		foreach ( [ '0', '10081', '-5', 'x' ] as $bad ) {
			$this->json( $this->restGet( "/events/EventCalendar:Series/event.ics?reminder=$bad" ), 400 );
		}
	}

	public function testTheSameFileIsNotSentTwice(): void {
		$this->saveSeries();
		$path = '/events/EventCalendar:Series/event.ics';
		$response = $this->restGet( $path );
		$etag = $response->getHeaderLine( 'ETag' );
		$this->assertSame( 304, $this->restGet( $path, [ 'If-None-Match' => $etag ] )->getStatusCode() );
		$this->assertSame( 304, $this->restGet(
			$path, [ 'If-Modified-Since' => $response->getHeaderLine( 'Last-Modified' ) ]
		)->getStatusCode() );
		$this->assertSame( 200, $this->restGet( "$path?reminder=5", [ 'If-None-Match' => $etag ] )->getStatusCode() );
	}
}
