<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Impact;

use MediaWiki\Extension\EventCalendar\Impact\Comparisons;
use MediaWiki\Extension\EventCalendar\Impact\Grouping;
use MediaWiki\Extension\EventCalendar\Impact\ImpactGroup;
use MediaWiki\Extension\EventCalendar\Impact\ImpactRecord;
use MediaWiki\Extension\EventCalendar\Impact\RankTest;
use MediaWiki\Extension\EventCalendar\Impact\SmallNumbers;
use MediaWiki\Extension\EventCalendar\Impact\Summary;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Impact\Comparison
 * @covers \MediaWiki\Extension\EventCalendar\Impact\Comparisons
 * @covers \MediaWiki\Extension\EventCalendar\Impact\Grouping
 * @covers \MediaWiki\Extension\EventCalendar\Impact\ImpactGroup
 * @covers \MediaWiki\Extension\EventCalendar\Impact\ImpactRecord
 * @covers \MediaWiki\Extension\EventCalendar\Impact\RankTest
 * @covers \MediaWiki\Extension\EventCalendar\Impact\SmallNumbers
 * @covers \MediaWiki\Extension\EventCalendar\Impact\Summary
 */
final class StatisticsTest extends MediaWikiUnitTestCase {
	/**
	 * @param string $start Date and time in UTC; a date alone lasts all day
	 * @param int|null $live
	 * @param array<string,mixed> $numbers Of ImpactRecord
	 * @param array<string,mixed> $data Of the event
	 */
	private static function record( string $start, ?int $live = null, array $numbers = [], array $data = [] ): ImpactRecord {
		$wall = WallTime::parse( $start );
		$outcome = $live === null ? [] : [ 'outcome' => [ 'attendance' => [ 'live' => $live ] ] ];
		$schedule = new Schedule( $wall, Duration::parse( $wall->isDate ? 'P1D' : 'PT1H' ), $wall->isDate ? null : 'UTC' );
		return new ImpactRecord( new Occurrence(
			new EventPage( 'mywiki', 7, 'Talk', 1, 1 ),
			new Event( $data + $outcome + [ 'title' => 'Talk', 'type' => 'tech-talk' ], $schedule ),
			new OccurrenceTimes( $wall->seconds, $wall->seconds + 3600, $wall, $wall->plus( 3600 ) )
		), ...$numbers );
	}

	/**
	 * @param string $month
	 * @param int[] $attendances
	 * @param array<string,mixed> $numbers
	 * @param array<string,mixed> $data
	 * @return ImpactRecord[]
	 */
	private static function several( string $month, array $attendances, array $numbers = [], array $data = [] ): array {
		$records = [];
		foreach ( $attendances as $i => $live ) {
			$records[] = self::record( sprintf( '%s-%02dT18:00', $month, $i + 1 ), $live, $numbers, $data );
		}
		return $records;
	}

	/** @dataProvider provideNumbers */
	public function testTheMedianStandsInTheMiddleAndNobodyKnownIsLeftOut( array $numbers, array $expected ): void {
		$summary = Summary::of( $numbers );
		$this->assertSame( $expected, [ $summary->count, $summary->median, $summary->lowest, $summary->highest ] );
	}

	public static function provideNumbers(): iterable {
		yield 'none' => [ [], [ 0, null, null, null ] ];
		yield 'nobody has said' => [ [ null, null ], [ 0, null, null, null ] ];
		yield 'nobody came' => [ [ 0 ], [ 1, 0.0, 0, 0 ] ];
		yield 'an odd number' => [ [ 30, null, 10, 20 ], [ 3, 20.0, 10, 30 ] ];
		yield 'an even number' => [ [ 10, 40, 20, 1000 ], [ 4, 30.0, 10, 1000 ] ];
		yield 'between two' => [ [ 4, 5 ], [ 2, 4.5, 4, 5 ] ];
	}

	public function testFewerThanFiveAreTooFew(): void {
		$this->assertFalse( Summary::of( [ 1, 2, 3, 4, null ] )->isEnough() );
		$this->assertTrue( Summary::of( [ 1, 2, 3, 4, 5 ] )->isEnough() );
	}

	public function testNumbersOfReadersAreNotToldBelowFive(): void {
		$this->assertSame(
			[ 0, null, null, 5, 100 ], array_map( SmallNumbers::told( ... ), [ 0, 1, 4, 5, 100 ] )
		);
	}

	public function testGroupsHaveTheirHoursAndDaysOnTheChosenClock(): void {
		$records = [
			self::record( '2026-12-31T23:30', 1, [], [ 'topics' => [ 'design', 'lua', 'design' ] ] ),
			self::record( '2026-12-03T08:00', 2 ),
			self::record( '2026-12-06', 3 ),
		];
		$groups = static fn ( string $by, string $zone ) => array_map(
			static fn ( ImpactGroup $group ) => count( $group->records ),
			( new Grouping( $by, ZoneResolver::forZone( $zone ), 'mywiki' ) )->groups( $records )
		);
		$this->assertSame( [ '' => 1, 8 => 1, 23 => 1 ], $groups( Grouping::HOUR, 'UTC' ) );
		$this->assertSame( [ '' => 1, 0 => 1, 9 => 1 ], $groups( Grouping::HOUR, 'Europe/Berlin' ) );
		$this->assertSame( [ '2026-12' => 3 ], $groups( Grouping::MONTH, 'UTC' ) );
		$this->assertSame( [ '2026-12' => 2, '2027-01' => 1 ], $groups( Grouping::MONTH, 'Asia/Tokyo' ) );
		$this->assertSame( [ 0 => 1, 4 => 2 ], $groups( Grouping::WEEKDAY, 'UTC' ), 'a day without an hour stays where it is' );
		$this->assertSame( [ '' => 2, 'design' => 1, 'lua' => 1 ], $groups( Grouping::TOPIC, 'UTC' ) );
		$this->assertSame( [ 7 => 3 ], $groups( Grouping::EVENT, 'UTC' ) );
		$this->assertSame( [ 'mywiki~7' ], array_keys(
			( new Grouping( Grouping::EVENT, ZoneResolver::forZone( 'UTC' ), 'other' ) )->groups( $records ) ) );
	}

	public function testAGroupAddsItsNumbersUp(): void {
		$group = new ImpactGroup( 'x', [
			self::record( '2026-12-03T08:00', 5, [ 'interested' => 2, 'digests' => 10, 'clicks' => [ 'digest' => 1, 'pump' => 3 ] ] ),
			self::record( '2026-12-04T08:00', null, [ 'interested' => 3, 'posts' => 1, 'clicks' => [ 'digest' => 4 ] ] ),
		] );
		$this->assertSame( [ 5, 10, 1, 0 ], array_map( $group->sum( ... ), [ 'interested', 'digests', 'posts', 'announcements' ] ) );
		$this->assertSame( [ 'digest' => 5, 'pump' => 3 ], $group->clicks() );
		$this->assertSame( 1, $group->live()->count );
	}

	public function testTheRankTestGivesTheChanceThatCountingAllWaysGives(): void {
		// Of 252 ways to choose five of ten, two are as extreme.
		$this->assertEqualsWithDelta( 2 / 252, RankTest::chance( [ 1, 2, 3, 4, 5 ], [ 6, 7, 8, 9, 10 ] ), 1e-12 );
		$this->assertSame( 1.0, RankTest::chance( [ 3, 3, 3 ], [ 3, 3 ] ) );
		$this->assertSame(
			RankTest::chance( [ 1, 5, 9, 14 ], [ 2, 2, 3 ] ), RankTest::chance( [ 2, 2, 3 ], [ 1, 5, 9, 14 ] ), 'either way round'
		);
		// An outlier counts as the largest, not as how large it is.
		$this->assertSame(
			RankTest::chance( [ 1, 2, 3, 4, 11 ], [ 6, 7, 8, 9, 10 ] ), RankTest::chance( [ 1, 2, 3, 4, 9999 ], [ 6, 7, 8, 9, 10 ] )
		);
	}

	public function testForManyNumbersTheNormalDistributionIsNearTheExactChance(): void {
		$a = range( 1, 20 );
		$exact = RankTest::chance( $a, range( 8, 27 ) );
		// Two more make it too long for counting; both are alike in either group.
		$near = RankTest::chance( [ ...$a, 14 ], [ ...range( 8, 27 ), 14 ] );
		$this->assertGreaterThan( 0, $exact );
		$this->assertEqualsWithDelta( $exact, $near, 0.003 );
		$this->assertSame( 1.0, RankTest::chance( array_fill( 0, 30, 5 ), array_fill( 0, 30, 5 ) ) );
	}

	public function testBeforeAndAfterIsToldByType(): void {
		$comparisons = Comparisons::aroundChange( [
			...self::several( '2026-10', [ 5, 6, 7, 8, 9 ] ),
			...self::several( '2026-11', [ 15, 16, 17, 18, 19, 20 ] ),
			...self::several( '2026-11', [ 100, 100 ], [], [ 'type' => 'workshop' ] ),
		], WallTime::parse( '2026-11-01' )->seconds );
		$this->assertSame( [ '', 'tech-talk', 'workshop' ], array_keys( $comparisons ) );
		$talks = $comparisons['tech-talk'];
		$this->assertSame( [ 5, 7.0, 6, 17.5 ],
			[ $talks->first->count, $talks->first->median, $talks->second->count, $talks->second->median ] );
		$this->assertTrue( $talks->isClear() );
		$this->assertFalse( $comparisons['workshop']->isEnough() );
		$this->assertFalse( $comparisons['workshop']->isClear() );
		$this->assertNull( $comparisons['workshop']->chance );
	}

	public function testAnEventAtTheInstantOfTheChangeIsAfterIt(): void {
		$record = self::record( '2026-11-01T00:00', 3 );
		$comparison = Comparisons::aroundChange( [ $record ], $record->occurrence->times->start )[Comparisons::ALL];
		$this->assertSame( [ 0, 1 ], [ $comparison->first->count, $comparison->second->count ] );
	}

	public function testADifferenceThatChanceOftenMakesIsNotClear(): void {
		$comparison = Comparisons::aroundChange( [
			...self::several( '2026-10', [ 5, 16, 7, 18, 9 ] ), ...self::several( '2026-11', [ 15, 6, 17, 8, 19 ] )
		], WallTime::parse( '2026-11-01' )->seconds )[Comparisons::ALL];
		$this->assertTrue( $comparison->isEnough() );
		$this->assertFalse( $comparison->isClear() );
	}

	public function testPlacesAreComparedOnlyWhereThereAreEnoughOnBothSides(): void {
		$wide = self::several( '2026-10', [ 18, 18, 20, 17, 30 ], [ 'announcements' => 1, 'posts' => 1 ] );
		$narrow = self::several( '2026-11', [ 9, 8, 10, 9, 12 ], [ 'announcements' => 1 ] );
		[ $comparison ] = Comparisons::promotion( [ ...$wide, ...$narrow ] );
		$this->assertSame( [ 'places', 18.0, 9.0 ], [ $comparison->key, $comparison->first->median, $comparison->second->median ] );
		$this->assertSame( [], Comparisons::promotion( [ ...$wide, ...array_slice( $narrow, 1 ) ] ) );
	}

	public function testEarlyAnnouncementsAreComparedWithLateOnesAndNotWithNone(): void {
		$at = static fn ( string $day ) => [ 'announcements' => 1, 'firstPromoted' => WallTime::parse( $day )->seconds ];
		$comparisons = Comparisons::promotion( [
			...self::several( '2026-10', [ 20, 21, 22, 23, 24 ], $at( '2026-09-01' ) ),
			...self::several( '2026-11', [ 10, 11, 12, 13, 14 ], $at( '2026-10-31' ) ),
			...self::several( '2026-12', [ 1, 1, 1, 1, 1 ] ),
		] );
		$this->assertSame( [ 'early' ], array_column( $comparisons, 'key' ) );
		$this->assertSame( [ 22.0, 12.0 ], [ $comparisons[0]->first->median, $comparisons[0]->second->median ] );
	}
}
