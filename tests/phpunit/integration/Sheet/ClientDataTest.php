<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Sheet;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\EventType;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
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

	public static function provideTimes(): iterable {
		yield 'most' => [ 'en', 'H:i', '09:05' ];
		yield 'with a full stop' => [ 'fi', 'H.i', '09.05' ];
		yield 'without a leading zero' => [ 'se', 'G.i', '9.05' ];
		yield 'with words, which the front end does not know' => [ 'ja', 'H:i', '09:05' ];
		yield 'with digits of its own' => [ 'ar', 'H:i', '٠٩:٠٥' ];
	}

	/**
	 * @dataProvider provideTimes
	 */
	public function testWritesTimesOfDayAsMediaWikiDoes( string $code, string $pattern, string $time ): void {
		$this->assertSame( $pattern, $this->dataIn( $code, new CalendarSettings( [], [], [] ) )['time'] );
		$this->assertSame( $time, $this->language( $code )->time( 9 * 3600 + 5 * 60 ) );
	}

	public function testCountsTheYearsThatMediaWikiDoes(): void {
		$this->assertSame( 0, $this->dataIn( 'en', new CalendarSettings( [], [], [] ) )['yearOffset'] );
		$this->assertSame( 543, $this->dataIn( 'th', new CalendarSettings( [], [], [] ) )['yearOffset'] );
		$day = CalendarDates::parse( '2026-11-02' );
		$language = $this->language( 'th' );
		foreach ( [ $language->month( $day ), $language->date( $day ), $language->dateWithWeekday( $day ) ] as $text ) {
			$this->assertStringContainsString( '2569', $text );
		}
	}

	private function language( string $code ): CalendarLanguage {
		return $this->getServiceContainer()->getService( 'EventCalendar.CalendarLanguageFactory' )
			->make( $this->getServiceContainer()->getLanguageFactory()->getLanguage( $code ) );
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
