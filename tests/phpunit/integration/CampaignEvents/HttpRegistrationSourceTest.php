<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\CampaignEvents;

use MediaWiki\Config\SiteConfiguration;
use MediaWiki\Extension\EventCalendar\CampaignEvents\HttpRegistrationSource;
use MediaWiki\Extension\EventCalendar\CampaignEvents\Registration;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationId;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationReader;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationSourceException;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationWikis;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\HttpRegistrationSource
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationReader
 */
class HttpRegistrationSourceTest extends MediaWikiIntegrationTestCase {
	use RegistrationTestTrait;

	private function fetch( int $id, ?array $config = null ): ?Registration {
		self::$server->requests();
		return ( new HttpRegistrationSource(
			new RegistrationWikis( $config ?? self::$server->config() ), new RegistrationReader(), $this->allowHttp(), 1
		) )->fetch( new RegistrationId( self::$server->wiki(), $id ) );
	}

	private static function url( int $id ): string {
		return self::$server->wiki() . "Special:EventDetails/$id";
	}

	public function testReadsWhatTheWikiSays(): void {
		self::$server->register( 42 );
		$this->assertEquals(
			new Registration( 'Design talk', true, strtotime( '2026-12-03T17:00Z' ), strtotime( '2026-12-03T18:00Z' ), self::url( 42 ) ),
			$this->fetch( 42 )
		);
		$this->assertSame( [ '/rest.php/campaignevents/v0/event_registration/42' ], self::$server->requests() );
	}

	public function testReadsThatItIsClosed(): void {
		self::$server->register( 42, [ 'status' => 'closed' ] );
		$this->assertFalse( $this->fetch( 42 )->isOpen );
	}

	public static function provideZones(): iterable {
		yield [ 'UTC', '2026-12-03T18:00Z' ];
		yield [ 'America/New_York', '2026-12-03T23:00Z' ];
		yield [ '+05:30', '2026-12-03T12:30Z' ];
		yield [ 'EST', '2026-12-03T23:00Z' ];
	}

	/**
	 * @dataProvider provideZones
	 */
	public function testTimesAreThoseOfTheClocksOfItsZone( string $zone, string $start ): void {
		self::$server->register( 42, [ 'timezone' => $zone ] );
		$this->assertSame( strtotime( $start ), $this->fetch( 42 )->start );
	}

	public function testATitleIsOneLineOfTextOfNoEndlessLength(): void {
		self::$server->register( 42, [ 'name' => " <b>Böse</b>\n " . str_repeat( 'ö', 300 ) ] );
		$title = $this->fetch( 42 )->title;
		$this->assertStringStartsWith( '<b>Böse</b> ö', $title );
		$this->assertLessThanOrEqual( 255, strlen( $title ) );
		$this->assertTrue( mb_check_encoding( $title, 'UTF-8' ) );
	}

	public function testThePageIsThatOfTheWikiThatHasItWhereThatIsKnown(): void {
		$conf = new SiteConfiguration();
		$conf->wikis = [ 'metawiki' ];
		$conf->suffixes = [ 'wiki' ];
		$conf->settings = [
			'wgServer' => [ 'metawiki' => 'https://meta.example' ],
			'wgCanonicalServer' => [ 'metawiki' => 'https://meta.example' ],
			'wgArticlePath' => [ 'metawiki' => '/wiki/$1' ],
		];
		$this->setMwGlobals( 'wgConf', $conf );
		self::$server->register( 42, [ 'event_page' => 'Event:Design "talk"?' ] );
		$this->assertSame( 'https://meta.example/wiki/Event:Design_%22talk%22%3F', $this->fetch( 42 )->page );
		self::$server->register( 42, [ 'event_page_wiki' => 'nowherewiki' ] );
		$this->assertSame( self::url( 42 ), $this->fetch( 42 )->page );
	}

	public function testWhatIsDeletedOrNeverWasIsNone(): void {
		self::$server->delete( 43 );
		$this->assertNull( $this->fetch( 43 ) );
		$this->assertNull( $this->fetch( 4711 ) );
	}

	public static function provideFailures(): iterable {
		yield 'an error' => [ [ 'status' => 500, 'body' => '{}' ], 'status 500' ];
		yield 'nothing' => [ [ 'body' => '' ], 'no registration' ];
		yield 'broken JSON' => [ [ 'body' => '{"id":44,"name":"Des' ], 'no registration' ];
		yield 'HTML' => [ [ 'body' => '<!DOCTYPE html><p>Down</p>' ], 'no registration' ];
		yield 'another registration' => [ [ 'body' => '{"id":45,"name":"x"}' ], 'no registration' ];
		yield 'an id as text' => [ [ 'body' => '{"id":"44"}' ], 'no registration' ];
		yield 'JSON without end' => [ [ 'body' => str_repeat( '[', 100 ) ], 'no registration' ];
		yield 'a huge answer' => [ [ 'body' => str_repeat( 'x', 1 << 16 ), 'times' => 500 ], 'too long' ];
		yield 'an answer that does not come' => [ [ 'body' => '{}', 'wait' => 20000000 ], 'too slow' ];
		yield 'an answer that comes drop by drop' => [ [ 'body' => ' ', 'times' => 200, 'wait' => 100000 ], 'too slow' ];
	}

	/**
	 * @dataProvider provideFailures
	 */
	public function testAnythingElseIsAFailureThatDoesNotLast( array $answer, string $problem ): void {
		self::$server->answer( 44, $answer );
		$begun = microtime( true );
		try {
			$this->fetch( 44 );
			$this->fail( 'It was read' );
		} catch ( RegistrationSourceException $e ) {
			$this->assertStringContainsString( $problem, $e->getMessage() );
		}
		$this->assertLessThan( 10, microtime( true ) - $begun );
		// It does one thing at a time, and may not be done yet.
		self::$server->stop();
		self::$server = new RegistrationServer();
	}

	public static function provideBadEvents(): iterable {
		yield 'no title' => [ [ 'name' => '  ' ], 'no name' ];
		yield 'a title that is none' => [ [ 'name' => [ 'x' ] ], 'no name' ];
		yield 'another status' => [ [ 'status' => 'perhaps' ], 'no status' ];
		yield 'no zone' => [ [ 'timezone' => 'Mars/Olympus' ], 'timezone' ];
		yield 'a zone with a byte that ends texts elsewhere' => [ [ 'timezone' => "UTC\0" ], 'timezone' ];
		yield 'a time with such a byte' => [ [ 'start_time' => "20261203180000\0" ], 'start_time' ];
		yield 'another form of time' => [ [ 'start_time' => '2026-12-03T18:00:00Z' ], 'start_time' ];
		yield 'no such day' => [ [ 'end_time' => '20261232190000' ], 'end_time' ];
		yield 'no time' => [ [ 'end_time' => null ], 'end_time' ];
		yield 'an end before the start' => [ [ 'end_time' => '20261203170000' ], 'end before' ];
	}

	/**
	 * @dataProvider provideBadEvents
	 */
	public function testAnAnswerOfAnotherShapeIsAFailure( array $event, string $problem ): void {
		self::$server->register( 46, $event );
		$this->expectException( RegistrationSourceException::class );
		$this->expectExceptionMessage( $problem );
		$this->fetch( 46 );
	}

	public function testNoRedirectIsFollowed(): void {
		foreach ( [ 301, 302, 307 ] as $status ) {
			self::$server->answer( 47, [
				'status' => $status, 'body' => '', 'headers' => [ 'Location: ' . self::$server->otherHost() ]
			] );
			try {
				$this->fetch( 47 );
				$this->fail( 'It was read' );
			} catch ( RegistrationSourceException $e ) {
				$this->assertSame( "status $status", $e->getMessage() );
			}
			$this->assertSame( [ '/rest.php/campaignevents/v0/event_registration/47' ], self::$server->requests() );
		}
	}

	public function testAWikiWithoutTheExtensionDoesNotMakeRegistrationsGo(): void {
		self::$server->register( 42 );
		$this->expectExceptionMessage( 'status 404' );
		$this->fetch( 42, array_map( static fn ( string $rest ) => "$rest/wrong", self::$server->config() ) );
	}

	public function testAWikiThatIsNotConfiguredIsNotAsked(): void {
		self::$server->register( 42 );
		try {
			$this->fetch( 42, [ 'https://meta.example/wiki/' => 'https://meta.example/w/rest.php' ] );
			$this->fail( 'It was read' );
		} catch ( RegistrationSourceException $e ) {
			$this->assertSame( 'the wiki is not configured', $e->getMessage() );
		}
		$this->assertSame( [], self::$server->requests() );
	}

	public function testAServerThatIsDownIsAFailure(): void {
		$this->expectExceptionMessage( 'status 0' );
		// Nobody listens at port 1.
		$this->fetch( 42, [ self::$server->wiki() => 'http://127.0.0.1:1/rest.php' ] );
	}
}
