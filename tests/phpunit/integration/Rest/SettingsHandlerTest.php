<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Rest;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\EventType;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Rest\SettingsHandler
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\EmbedData
 */
class SettingsHandlerTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::LanguageCode => 'en',
			MainConfigNames::Sitename => 'Events & more',
			MainConfigNames::Localtimezone => 'Europe/Berlin',
			MainConfigNames::Server => '//events.example',
			MainConfigNames::CanonicalServer => 'https://events.example',
			MainConfigNames::ArticlePath => '/wiki/$1',
			MainConfigNames::RestPath => '/w/rest.php',
		] );
	}

	private function settings( string $query = '' ): array {
		return $this->json( $this->restGet( "/settings$query" ) );
	}

	public function testSaysWhereThingsAreOnThisWikiWithItsServer(): void {
		$settings = $this->settings();
		$this->assertSame( 'Events & more', $settings['name'] );
		$this->assertSame( 'Europe/Berlin', $settings['zone'] );
		$this->assertSame( 'https://events.example/wiki/Special:EventCalendar', $settings['calendar'] );
		$this->assertSame( 'https://events.example/wiki/$1', $settings['article'] );
		$this->assertSame( 'https://events.example/w/rest.php', $settings['rest'] );
		$this->assertSame( WikiMap::getCurrentWikiId(), $settings['wiki'] );
		$this->assertFalse( $settings['reviews'] );
		$this->overrideConfigValue( 'EventCalendarRequireReview', true );
		$this->assertTrue( $this->settings()['reviews'] );
	}

	public function testTellsTypesWithLabelsInTheLanguageColoursAndIcons(): void {
		$lookup = $this->createStub( SettingsLookup::class );
		$lookup->method( 'get' )->willReturn( new CalendarSettings( [
			'own' => new EventType( 'own', new LocalizedText( [ 'en' => 'Own', 'fr' => 'Propre' ] ), 'blue', 'star' ),
			'2027' => new EventType( '2027', new LocalizedText( 'Year' ), 'red' ),
		], [ 'design' ], [ 'editors' ] ) );
		$this->setService( 'EventCalendar.SettingsLookup', $lookup );
		$settings = $this->settings( '?uselang=fr' );
		$this->assertSame( [
			[ 'id' => 'own', 'label' => 'Propre', 'color' => 'blue', 'icon' => 'star' ],
			[ 'id' => '2027', 'label' => 'Year', 'color' => 'red', 'icon' => 'other' ],
		], $settings['types'] );
		$this->assertSame( [ [ 'design' ], [ 'editors' ] ], [ $settings['topics'], $settings['audience'] ] );
	}

	public function testSaysHowTheLanguageWrites(): void {
		$language = $this->settings( '?uselang=ar' )['language'];
		$this->assertSame( [ 'ar', 'ar', 'rtl', 6 ], [ $language['code'], $language['lang'], $language['dir'], $language['weekStart'] ] );
		$this->assertSame( 'نوفمبر', $language['months'][10] );
		$this->assertSame( 'en', $this->settings()['language']['code'] );
		$this->assertSame( 'en', $this->settings( '?uselang=<script>' )['language']['code'] );
	}

	public function testAnyPageOfTheWebMayAskAndCachesMayKeepIt(): void {
		$response = $this->restGet( '/settings' );
		$this->assertSame( '*', $response->getHeaderLine( 'Access-Control-Allow-Origin' ) );
		$this->assertSame( 'public, max-age=60, s-maxage=300', $response->getHeaderLine( 'Cache-Control' ) );
		$etag = $response->getHeaderLine( 'ETag' );
		$this->assertSame( 304, $this->restGet( '/settings', [ 'If-None-Match' => $etag ] )->getStatusCode() );
		$this->assertSame( 200, $this->restGet( '/settings?uselang=fr', [ 'If-None-Match' => $etag ] )->getStatusCode() );
	}

	public function testStaysOnAWikiThatNotEverybodyMayRead(): void {
		$this->setGroupPermissions( '*', 'read', false );
		$this->assertSame( 403, $this->restGet( '/settings' )->getStatusCode() );
		$response = $this->restGet( '/settings', [], $this->getTestUser()->getAuthority() );
		$this->assertSame( 200, $response->getStatusCode() );
		$this->assertSame( '', $response->getHeaderLine( 'Access-Control-Allow-Origin' ) );
		$this->assertStringStartsWith( 'private', $response->getHeaderLine( 'Cache-Control' ) );
	}
}
