<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Rest;

use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Rest\EventCardHandler
 * @covers \MediaWiki\Extension\EventCalendar\Card\CardFactory
 * @covers \MediaWiki\Extension\EventCalendar\Card\CardPictures
 * @covers \MediaWiki\Extension\EventCalendar\Card\WikiRasterizer
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\EventPageHandler
 */
class EventCardHandlerTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->useConverter( false );
	}

	private function useConverter( bool $isThere ): void {
		$this->overrideConfigValues( [
			MainConfigNames::SVGConverter => 'rsvg',
			MainConfigNames::SVGConverterPath => $isThere ? '' : '/nonexistent',
		] );
	}

	private function svg( string $query = '', int $code = 200 ): string {
		$response = $this->restGet( "/events/EventCalendar:Card/card.svg$query" );
		$this->assertSame( $code, $response->getStatusCode(), (string)$response->getBody() );
		return (string)$response->getBody();
	}

	public function testShowsTitleTimeTypeAndWiki(): void {
		$this->overrideConfigValue( MainConfigNames::Sitename, 'Wiki <of> all' );
		$this->saveEvent( 'Card', [ 'title' => 'Bits & <script>bytes' ] );
		$svg = $this->svg();
		$this->assertStringContainsString( '>Bits &amp; &lt;script&gt;bytes</text>', $svg );
		$this->assertStringContainsString( '(Europe/Berlin)', $svg );
		$this->assertStringContainsString( '>Tech talk</text>', $svg );
		$this->assertStringContainsString( '>Wiki &lt;of&gt; all</text>', $svg );
		$this->assertStringContainsString( '#143a85', $svg );
		$this->assertStringNotContainsString( 'Cancelled', $svg );
	}

	public function testIsAPictureAndNothingElse(): void {
		$this->saveEvent( 'Card' );
		$response = $this->restGet( '/events/EventCalendar:Card/card.svg' );
		$this->assertSame( 'image/svg+xml; charset=utf-8', $response->getHeaderLine( 'Content-Type' ) );
		$this->assertSame( 'nosniff', $response->getHeaderLine( 'X-Content-Type-Options' ) );
		$this->assertSame( "default-src 'none'; sandbox", $response->getHeaderLine( 'Content-Security-Policy' ) );
		$this->assertSame( 'public, max-age=60, s-maxage=300', $response->getHeaderLine( 'Cache-Control' ) );
	}

	public function testIsNotSentAgainWhileItIsTheSame(): void {
		$this->saveEvent( 'Card' );
		$tag = $this->restGet( '/events/EventCalendar:Card/card.svg' )->getHeaderLine( 'ETag' );
		$same = $this->restGet( '/events/EventCalendar:Card/card.svg', [ 'If-None-Match' => $tag ] );
		$this->assertSame( 304, $same->getStatusCode() );
		$this->saveEvent( 'Card', [ 'title' => 'Another title' ] );
		$this->assertSame( 200,
			$this->restGet( '/events/EventCalendar:Card/card.svg', [ 'If-None-Match' => $tag ] )->getStatusCode() );
	}

	public function testSaysThatAnEventIsCancelledInTheLanguageAskedFor(): void {
		$this->saveEvent( 'Card', [ 'status' => 'cancelled', 'title' => [ 'en' => 'Talk', 'ar' => 'محادثة' ] ] );
		$svg = $this->svg( '?uselang=ar' );
		$this->assertStringContainsString( 'direction="rtl"', $svg );
		$this->assertStringContainsString( '>محادثة</text>', $svg );
		$this->assertStringContainsString( 'line-through', $svg );
		$this->assertStringContainsString( '>Cancelled</text>', $this->svg() );
	}

	public function testASeriesShowsTheNextThatTakesPlaceOrTheOneAskedFor(): void {
		$this->saveEvent( 'Card', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => [
			'2026-12-03T18:00' => [ 'status' => 'cancelled' ], '2026-12-17T18:00' => [ 'title' => 'Seventeenth' ],
		] ] ] );
		$this->assertStringContainsString( '10 December 2026', $this->svg() );
		$this->assertStringContainsString( 'Seventeenth', $this->svg( '?occurrence=2026-12-17T18:00' ) );
		$this->svg( '?occurrence=2026-12-18T18:00', 404 );
	}

	public function testThereIsNoPictureWhereTheWikiCannotMakeOne(): void {
		$this->saveEvent( 'Card' );
		$this->assertSame( 404, $this->restGet( '/events/EventCalendar:Card/card.png' )->getStatusCode() );
		$this->assertFalse( $this->getServiceContainer()->getService( 'EventCalendar.CardPictures' )->isAvailable() );
	}

	public function testAPictureIsMadeOnceByTheWikisOwnConverter(): void {
		exec( 'command -v rsvg-convert', $found );
		if ( !$found ) {
			$this->markTestSkipped( 'rsvg-convert is not installed' );
		}
		$this->useConverter( true );
		$this->saveEvent( 'Card' );
		$response = $this->restGet( '/events/EventCalendar:Card/card.png' );
		$this->assertSame( 200, $response->getStatusCode() );
		$this->assertSame( 'image/png', $response->getHeaderLine( 'Content-Type' ) );
		$png = (string)$response->getBody();
		$this->assertSame( [ 1200, 630 ], array_slice( getimagesizefromstring( $png ), 0, 2 ) );
		$this->assertTrue( $this->getServiceContainer()->getService( 'EventCalendar.CardPictures' )->isAvailable() );
	}
}
