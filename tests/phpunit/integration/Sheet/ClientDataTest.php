<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Sheet;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\EventType;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Sheet\ClientData;
use MediaWiki\MainConfigNames;
use MediaWiki\Request\FauxRequest;
use MediaWiki\ResourceLoader\Context;
use MediaWikiIntegrationTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\ClientData
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage
 * @covers \MediaWiki\Extension\EventCalendar\EventCalendarServices
 */
class ClientDataTest extends MediaWikiIntegrationTestCase {
	private function dataIn( string $language, CalendarSettings $settings ): array {
		$lookup = $this->createStub( SettingsLookup::class );
		$lookup->method( 'get' )->willReturn( $settings );
		$this->setService( 'EventCalendar.SettingsLookup', $lookup );
		$context = new Context(
			$this->getServiceContainer()->getResourceLoader(), new FauxRequest( [ 'lang' => $language ] )
		);
		return json_decode( json_encode( ClientData::forModule( $context ) ), true );
	}

	public function testSaysHowTheLanguageWritesDates(): void {
		$data = $this->dataIn( 'ar', new CalendarSettings( [], [], [] ) );
		$this->assertSame( '٠١٢٣٤٥٦٧٨٩', $data['digits'] );
		$this->assertSame( 6, $data['weekStart'] );
		$this->assertSame( 'الأحد', $data['weekdays'][0] );
		$this->assertCount( 7, $data['weekdaysShort'] );
		$this->assertSame( 'نوفمبر', $data['months'][10] );
	}

	public function testTellsMonthsOnTheirOwnFromMonthsInDates(): void {
		$data = $this->dataIn( 'ru', new CalendarSettings( [], [], [] ) );
		$this->assertNull( $data['digits'] );
		$this->assertSame( [ 'ноябрь', 'ноября' ], [ $data['months'][10], $data['monthsInDates'][10] ] );
	}

	public function testFollowsTheWikiThatKeepsAsciiDigits(): void {
		$this->overrideConfigValue( MainConfigNames::TranslateNumerals, false );
		$this->assertNull( $this->dataIn( 'ar', new CalendarSettings( [], [], [] ) )['digits'] );
	}

	public function testNamesTheTypesInTheLanguage(): void {
		$data = $this->dataIn( 'fr', new CalendarSettings( [
			'own' => new EventType( 'own', new LocalizedText( [ 'en' => 'Own', 'fr' => 'Propre' ] ), 'blue' ),
			'nameless' => new EventType( 'nameless', null, 'red' ),
			'2027' => new EventType( '2027', new LocalizedText( 'Year' ), 'red' ),
		], [], [] ) );
		$this->assertSame( [ 'own' => 'Propre', 'nameless' => 'nameless', 2027 => 'Year' ], $data['types'] );
	}

	public function testNoTypesAreAnObjectInJsonToo(): void {
		$this->dataIn( 'en', new CalendarSettings( [], [], [] ) );
		$data = $this->getServiceContainer()->getService( 'EventCalendar.ClientData' )->inLanguage( 'en' );
		$this->assertSame( '{}', json_encode( $data['types'] ) );
	}
}
