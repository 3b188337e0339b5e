<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarOptions;
use MediaWiki\Extension\EventCalendar\Sheet\PlacedOccurrence;
use MediaWiki\Extension\EventCalendar\Sheet\Sheet;
use MediaWiki\Extension\EventCalendar\Sheet\SheetBuilder;
use MediaWiki\Extension\EventCalendar\Tests\FixedOccurrences;
use MediaWiki\Extension\EventCalendar\Tests\SampleOccurrence;
use MediaWikiUnitTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SheetBuilder
 */
class SheetBuilderTest extends MediaWikiUnitTestCase {
	private const NOW = '20261123120000';

	private function build(
		CalendarOptions $options, FixedOccurrences $query, string $wikiZone = 'UTC', string $now = self::NOW
	): Sheet {
		$serializer = $this->createStub( OccurrenceSerializer::class );
		$serializer->method( 'serialize' )->willReturnCallback( static fn ( Occurrence $occurrence ) => [
			'id' => (string)$occurrence->page->id,
			'url' => ( $occurrence->page->wiki === 'home' ? 'https://home.example' : 'https://home.example.org' ) .
				"/{$occurrence->page->title}",
		] );
		$settings = $this->createStub( SettingsLookup::class );
		$settings->method( 'get' )->willReturn( new CalendarSettings( [], [], [] ) );
		$language = $this->createStub( CalendarLanguage::class );
		$language->method( 'weekStart' )->willReturn( 1 );
		$language->method( 'code' )->willReturn( 'en' );
		return ( new SheetBuilder( $query, $serializer, $settings, $wikiZone, 'https://home.example' ) )
			->build( $options, $language, '/Special:EventCalendar', (int)ConvertibleTimestamp::convert( TS_UNIX, $now ) );
	}

	private static function ids( Sheet $sheet ): array {
		return array_map( static fn ( PlacedOccurrence $placed ) => $placed->id, $sheet->placed );
	}

	private static function utc( int ...$instants ): array {
		return array_map( static fn ( int $instant ) => gmdate( 'Y-m-d\TH:i', $instant ), $instants );
	}

	public function testAsksForTheDrawnDaysAndOneMoreOnEachSide(): void {
		$query = new FixedOccurrences( [] );
		$filter = new OccurrenceFilter( [ 'tech-talk' ] );
		$sheet = $this->build( new CalendarOptions( filter: $filter, zone: 'Asia/Tokyo' ), $query );
		[ [ $from, $to, $asked ] ] = $query->questions;
		$this->assertSame( [ '2026-10-24T15:00', '2026-12-07T15:00' ], self::utc( $from, $to ) );
		$this->assertSame( [ $from, $to ], $sheet->instants );
		$this->assertSame( $filter, $asked );
	}

	public static function provideMidnights(): iterable {
		yield 'UTC' => [ 'UTC', '20261123120000', '2026-11-23', 12 * 3600 ];
		yield 'where it is tomorrow already' => [ 'Pacific/Auckland', '20261123120000', '2026-11-24', 23 * 3600 ];
		yield 'a day of 25 hours' => [ 'Europe/Berlin', '20261024220000', '2026-10-25', 25 * 3600 ];
		yield 'a day of 23 hours' => [ 'Europe/Berlin', '20260328230000', '2026-03-29', 23 * 3600 ];
		yield 'a midnight that the clock skips' => [ 'Africa/Cairo', '20260423120000', '2026-04-23', 10 * 3600 ];
		yield 'the last second of a day' => [ 'UTC', '20261123235959', '2026-11-23', 1 ];
		yield 'a wiki whose zone is none' => [ 'Nowhere', '20261123120000', '2026-11-23', 12 * 3600 ];
	}

	/**
	 * @dataProvider provideMidnights
	 */
	public function testIsRightUntilTheDayIsOverInTheDrawnZone( string $zone, string $now, string $today, int $seconds ): void {
		$sheet = $this->build( new CalendarOptions(), new FixedOccurrences( [] ), $zone, $now );
		$this->assertSame( $today, CalendarDates::format( $sheet->today ) );
		$this->assertSame( $seconds, $sheet->expiresIn );
	}

	public function testWhatOnlyTouchesTheMarginIsForTheFrontEndAlone(): void {
		$sheet = $this->build( new CalendarOptions( 'week' ), new FixedOccurrences( [
			SampleOccurrence::make( '2026-11-22T10:00', '2026-11-22T11:00', page: 1 ),
			SampleOccurrence::make( '2026-11-23T10:00', '2026-11-23T11:00', page: 2 ),
			SampleOccurrence::make( '2026-11-30T10:00', '2026-11-30T11:00', page: 3 ),
		] ) );
		$this->assertSame( [ '2' ], self::ids( $sheet ) );
		$this->assertSame( [ '1', '2', '3' ], array_column( $sheet->serialized, 'id' ) );
		$this->assertTrue( $sheet->isComplete );
	}

	public function testALimitCountsWhatIsDrawnAndLeavesTheFrontEndADayMore(): void {
		$query = new FixedOccurrences( [
			SampleOccurrence::make( '2026-11-22T10:00', '2026-11-22T11:00', page: 1 ),
			SampleOccurrence::make( '2026-11-23T10:00', '2026-11-23T11:00', page: 2 ),
			SampleOccurrence::make( '2026-11-24T10:00', '2026-11-24T11:00', page: 3 ),
			SampleOccurrence::make( '2026-11-25T09:00', '2026-11-25T11:00', page: 4 ),
			SampleOccurrence::make( '2026-11-25T10:00', '2026-11-25T11:00', page: 5 ),
		] );
		$sheet = $this->build( new CalendarOptions( 'week', limit: 2 ), $query );
		$this->assertSame( [ '2', '3' ], self::ids( $sheet ) );
		$this->assertSame( [ '1', '2', '3', '4' ], array_column( $sheet->serialized, 'id' ) );
		$this->assertFalse( $sheet->isComplete );
		$this->assertTrue( $this->build( new CalendarOptions( 'week', limit: 20 ), $query )->isComplete );
	}

	public function testAShortListHasTheNextOnesThatAreNotOverYet(): void {
		$query = new FixedOccurrences( [
			SampleOccurrence::make( '2026-11-22', '2026-11-23', page: 1 ),
			SampleOccurrence::make( '2026-11-23', '2026-11-24', page: 2 ),
			SampleOccurrence::make( '2026-11-23T10:00', '2026-11-23T12:00', page: 3 ),
			SampleOccurrence::make( '2026-11-23T11:00', '2026-11-23T12:30', page: 4 ),
			SampleOccurrence::make( '2027-11-01T10:00', '2027-11-01T11:00', page: 5 ),
			SampleOccurrence::make( '2027-11-24T10:00', '2027-11-24T11:00', page: 6 ),
		] );
		$sheet = $this->build( new CalendarOptions( 'agenda', limit: 5 ), $query );
		$this->assertSame( [ '2', '4', '5' ], self::ids( $sheet ) );
		$this->assertSame( [ '2026-11-22T00:00', '2027-11-24T00:00' ], self::utc( ...$sheet->instants ) );
		$this->assertSame( 1800, $sheet->expiresIn, 'Until the first of them is over' );
		// Where it is tomorrow already, an all-day one is over.
		$sheet = $this->build( new CalendarOptions( 'agenda', limit: 5, zone: 'Pacific/Auckland' ), $query );
		$this->assertSame( [ '4', '5' ], self::ids( $sheet ) );
	}

	public function testWhatAReaderWestOfHereStillHasTodayIsForTheFrontEnd(): void {
		$query = new FixedOccurrences( [ SampleOccurrence::make( '2026-11-22', '2026-11-23', page: 1 ) ] );
		$options = new CalendarOptions( 'agenda', limit: 5 );
		$sheet = $this->build( $options, $query, now: '20261123115959' );
		$this->assertSame( [], $sheet->placed );
		$this->assertSame( [ '1' ], array_column( $sheet->serialized, 'id' ) );
		$this->assertSame( [], $this->build( $options, $query )->serialized, 'Over everywhere' );
	}

	public function testAShortListMayBeginOnALaterDateButNotOnAnEarlierOne(): void {
		foreach ( [ '2027-01-10' => '2027-01-10', '2020-01-01' => '2026-11-23' ] as $date => $first ) {
			$options = new CalendarOptions( 'agenda', CalendarDates::parse( $date ), limit: 5 );
			$sheet = $this->build( $options, new FixedOccurrences( [] ) );
			$this->assertSame( $first, CalendarDates::format( $sheet->range->first ) );
			$this->assertSame( 12 * 3600, $sheet->expiresIn );
		}
	}

	public function testAShortListDoesNotAskForAllThereIs(): void {
		$query = new FixedOccurrences( [] );
		$this->build( new CalendarOptions( 'agenda', limit: 5 ), $query );
		$this->build( new CalendarOptions( 'agenda', limit: 500 ), $query );
		$this->assertSame( [ 105, 500 ], array_column( $query->questions, 3 ) );
	}

	public function testAnAnswerThatGoesOnIsNotComplete(): void {
		$many = [];
		for ( $i = 1; $i <= CalendarOptions::MAX_LIMIT + 1; $i++ ) {
			$many[] = SampleOccurrence::make( '2026-11-23T10:00', '2026-11-23T11:00', page: $i );
		}
		$sheet = $this->build( new CalendarOptions(), new FixedOccurrences( $many ) );
		$this->assertCount( CalendarOptions::MAX_LIMIT, $sheet->placed );
		$this->assertFalse( $sheet->isComplete );
	}

	public function testADayBeginsWithWhatIsAllDay(): void {
		$sheet = $this->build( new CalendarOptions( zone: 'Asia/Tokyo' ), new FixedOccurrences( [
			SampleOccurrence::make( '2026-11-23T22:00', '2026-11-23T23:00', page: 1 ),
			SampleOccurrence::make( '2026-11-24', '2026-11-25', page: 2 ),
		] ) );
		$this->assertSame( [ '2', '1' ], self::ids( $sheet ) );
	}

	public function testAddressesOnThisWikiStayOnTheServerThatTheReaderUses(): void {
		$sheet = $this->build( new CalendarOptions(), new FixedOccurrences( [
			SampleOccurrence::make( '2026-11-23T10:00', '2026-11-23T11:00', page: 1 ),
			SampleOccurrence::make( '2026-11-23T10:00', '2026-11-23T11:00', page: 2, wiki: 'other' ),
		] ) );
		$this->assertSame( '/Event_1', $sheet->placed[0]->url );
		$this->assertSame( 'https://home.example.org/Event_2', $sheet->placed[1]->url );
	}
}
