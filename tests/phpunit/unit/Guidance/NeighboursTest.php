<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Guidance;

use MediaWiki\Extension\EventCalendar\Guidance\DayStrip;
use MediaWiki\Extension\EventCalendar\Guidance\Neighbours;
use MediaWiki\Extension\EventCalendar\Guidance\Surroundings;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Tests\FixedOccurrences;
use MediaWiki\Extension\EventCalendar\Tests\SampleOccurrence;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Neighbours
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Surroundings
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\DayStrip
 */
class NeighboursTest extends MediaWikiUnitTestCase {
	private const NOW = '2026-12-01T12:00';

	/** @param string[] $starts UTC; each lasts an hour */
	private static function around( OccurrenceQuery $query, array $starts, int $page = 7 ): Surroundings {
		$event = SampleOccurrence::make( '2026-12-03T18:00', '2026-12-03T19:00' )->event;
		$next = array_map( static fn ( string $start ) => SampleOccurrence::make(
			$start, gmdate( 'Y-m-d\TH:i', strtotime( "$start UTC" ) + 3600 )
		)->times, $starts );
		return ( new Neighbours( $query ) )->of(
			new EventPage( 'home', $page, 'Own', 1, 0 ), $event, $next, strtotime( self::NOW . ' UTC' ), 7200
		);
	}

	/** @param Occurrence[] $occurrences */
	private static function ids( array $occurrences ): array {
		return array_map( static fn ( Occurrence $occurrence ) => $occurrence->page->wiki . $occurrence->page->id, $occurrences );
	}

	public function testWhatIsOnThatDayIsNearAndTheEventItselfIsNot(): void {
		$query = new FixedOccurrences( [
			SampleOccurrence::make( '2026-12-02T20:00', '2026-12-02T22:00', [], 1 ),
			SampleOccurrence::make( '2026-12-03T00:00', '2026-12-03T01:00', [], 2 ),
			SampleOccurrence::make( '2026-12-03T18:00', '2026-12-03T19:00', [], 7 ),
			SampleOccurrence::make( '2026-12-03T18:00', '2026-12-03T19:00', [], 7, 'elsewhere' ),
			SampleOccurrence::make( '2026-12-04T00:00', '2026-12-04T01:00', [], 3 ),
		] );
		$around = self::around( $query, [ '2026-12-03T18:00' ] );
		$this->assertSame( [ 'home2', 'elsewhere7' ], self::ids( $around->near ) );
		$this->assertSame( [ 'confirmed', 'proposed' ], $query->questions[0][2]->statuses );
	}

	public function testAnEventWithoutAPageLeavesOutNothing(): void {
		$query = new FixedOccurrences( [ SampleOccurrence::make( '2026-12-03T18:00', '2026-12-03T19:00', [], 7 ) ] );
		$this->assertSame( [ 'home7' ], self::ids( self::around( $query, [ '2026-12-03T18:00' ], 0 )->near ) );
	}

	public function testSomeHoursOfTheDaysBesideAreNearIfItIsLate(): void {
		$query = new FixedOccurrences( [ SampleOccurrence::make( '2026-12-04T01:30', '2026-12-04T02:00', [], 1 ) ] );
		$this->assertSame( [ 'home1' ], self::ids( self::around( $query, [ '2026-12-03T23:00' ] )->near ) );
	}

	public function testASeriesIsLookedAtUpToItsFourthDateByOneMoreQuestion(): void {
		$query = new FixedOccurrences( [
			SampleOccurrence::make( '2026-12-10T18:00', '2026-12-10T19:00', [], 1 ),
			SampleOccurrence::make( '2026-12-24T20:30', '2026-12-24T21:00', [], 2 ),
			SampleOccurrence::make( '2026-12-31T18:00', '2026-12-31T19:00', [], 3 ),
		] );
		$starts = [ '2026-12-03T18:00', '2026-12-10T18:00', '2026-12-17T18:00', '2026-12-24T18:00', '2026-12-31T18:00' ];
		$this->assertSame( [ 'home1', 'home2' ], self::ids( self::around( $query, $starts )->near ) );
		$this->assertCount( 3, $query->questions );
	}

	public function testWhatTwoRangesHaveIsNearOnce(): void {
		$query = new FixedOccurrences( [ SampleOccurrence::make( '2026-12-03T20:00', '2026-12-03T21:00', [], 1 ) ] );
		$around = self::around( $query, [ '2026-12-03T18:00', '2026-12-03T21:30' ] );
		$this->assertSame( [ 'home1' ], self::ids( $around->near ) );
	}

	public function testThePastHasConfirmedSessionsOfTheTypeTheOwnIncluded(): void {
		$query = new FixedOccurrences( [
			SampleOccurrence::make( '2026-08-01T18:00', '2026-08-01T19:00', [], 1 ),
			SampleOccurrence::make( '2026-11-01T18:00', '2026-11-01T19:00', [], 7 ),
		] );
		$this->assertSame( [ 'home7' ], self::ids( self::around( $query, [ '2026-12-03T18:00' ] )->past ) );
		$filter = end( $query->questions )[2];
		$this->assertSame( [ [ 'tech-talk' ], [ 'confirmed' ] ], [ $filter->types, $filter->statuses ] );
	}

	public function testWhatIsOverAsksForNothing(): void {
		$query = new FixedOccurrences( [] );
		$this->assertEquals( new Surroundings(), self::around( $query, [] ) );
		$this->assertSame( [], $query->questions );
	}

	public function testRangesBeyondWhatQuestionsCanAskAreNoError(): void {
		$query = new FixedOccurrences( [], new QueryException( 'range-too-far', 10 ) );
		$this->assertEquals( new Surroundings(), self::around( $query, [ '2040-12-03T18:00' ] ) );
		$query = new FixedOccurrences( [] );
		self::around( $query, [ '2026-12-03T18:00', '2027-12-03T18:00', '2028-12-03T18:00', '2029-12-03T18:00' ] );
		foreach ( $query->questions as [ $from, $to ] ) {
			$this->assertLessThanOrEqual( OccurrenceQuery::MAX_RANGE_DAYS * 86400, $to - $from );
		}
	}

	private static function timesIn( string $zone, string $wallStart ): OccurrenceTimes {
		$wall = WallTime::parse( $wallStart );
		$start = ZoneResolver::forZone( $zone )->toInstant( $wall->seconds );
		return new OccurrenceTimes( $start, $start + 3600, $wall, $wall->plus( 3600 ) );
	}

	/** @dataProvider provideDays */
	public function testADayGoesFromMidnightToMidnightOfTheEventsZone( string $zone, string $start, string $from, string $to ): void {
		$strip = new DayStrip( self::timesIn( $zone, $start ), $zone );
		$this->assertSame( [ $from, $to ], [ gmdate( 'Y-m-d\TH:i', $strip->from ), gmdate( 'Y-m-d\TH:i', $strip->to ) ] );
	}

	public static function provideDays(): iterable {
		yield [ 'UTC', '2026-12-03T18:00', '2026-12-03T00:00', '2026-12-04T00:00' ];
		yield [ 'Asia/Tokyo', '2026-12-03T01:00', '2026-12-02T15:00', '2026-12-03T15:00' ];
		yield 'of 23 hours' => [ 'Europe/Berlin', '2027-03-28T18:00', '2027-03-27T23:00', '2027-03-28T22:00' ];
		yield 'of 25 hours' => [ 'Europe/Berlin', '2027-10-31T18:00', '2027-10-30T22:00', '2027-10-31T23:00' ];
	}

	public function testADayHasWhatTouchesItAndAllDayEventsOfItsDate(): void {
		$strip = new DayStrip( self::timesIn( 'Asia/Tokyo', '2026-12-03T10:00' ), 'Asia/Tokyo' );
		$found = $strip->of( [
			SampleOccurrence::make( '2026-12-02T13:00', '2026-12-02T15:00', [], 1 ),
			SampleOccurrence::make( '2026-12-02T13:00', '2026-12-02T15:01', [], 2 ),
			SampleOccurrence::make( '2026-12-03T14:59', '2026-12-03T16:00', [], 3 ),
			SampleOccurrence::make( '2026-12-03T15:00', '2026-12-03T16:00', [], 4 ),
			SampleOccurrence::make( '2026-12-02', '2026-12-03', [], 5 ),
			SampleOccurrence::make( '2026-12-02', '2026-12-04', [], 6 ),
			SampleOccurrence::make( '2026-12-03', '2026-12-04', [], 8 ),
			SampleOccurrence::make( '2026-12-04', '2026-12-05', [], 9 ),
		] );
		$this->assertSame( [ 'home2', 'home3', 'home6', 'home8' ], self::ids( $found ) );
	}

	public function testTheRangeOfADayHasItsDateInUtcToo(): void {
		$strip = new DayStrip( self::timesIn( 'Asia/Tokyo', '2026-12-03T10:00' ), 'Asia/Tokyo' );
		$this->assertSame( [ '2026-12-02T15:00', '2026-12-04T00:00' ],
			array_map( static fn ( int $instant ) => gmdate( 'Y-m-d\TH:i', $instant ), $strip->range() ) );
		$strip = new DayStrip( SampleOccurrence::make( '2026-12-03', '2026-12-05' )->times, null );
		$this->assertSame( [ '2026-12-03T00:00', '2026-12-04T00:00' ],
			array_map( static fn ( int $instant ) => gmdate( 'Y-m-d\TH:i', $instant ), $strip->range() ) );
	}
}
