<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceException;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceSet
 */
final class RfcRecurrenceExpanderTest extends TestCase {
	use ExpandsSchedules;

	public function testEventWithoutARuleHappensOnceAndHasNoRecurrenceId(): void {
		$found = self::occurrences( self::schedule( '2026-03-02T18:00', null ), '2026-01-01Z', '2027-01-01Z' );
		$this->assertCount( 1, $found );
		$this->assertSame( strtotime( '2026-03-02T17:00Z' ), $found[0]->start );
		$this->assertSame( strtotime( '2026-03-02T18:00Z' ), $found[0]->end );
		$this->assertNull( $found[0]->recurrenceId );
		$this->assertNull( $found[0]->overrideKey );
	}

	public function testOccurrencesAreThoseThatOverlapTheHalfOpenRange(): void {
		$schedule = self::schedule( '2026-03-02T18:00', 'FREQ=DAILY;COUNT=3', 'UTC' );
		$second = [ '2026-03-03T18:00:00Z' ];
		$this->assertSame( $second, self::starts( $schedule, '2026-03-02T19:00Z', '2026-03-04T18:00Z' ) );
		$this->assertSame( $second, self::starts( $schedule, '2026-03-03T18:59:59Z', '2026-03-03T19:00Z' ) );
		$this->assertSame( $second, self::starts( $schedule, '2026-03-03T18:00Z', '2026-03-03T18:00:01Z' ) );
		$this->assertSame( [], self::starts( $schedule, '2026-03-03T19:00Z', '2026-03-04T18:00Z' ) );
		$this->assertSame( [], self::starts( $schedule, '2026-03-03T18:00Z', '2026-03-03T18:00Z' ) );
	}

	public function testOccurrenceWithoutLengthBelongsToTheRangeItStartsIn(): void {
		$schedule = self::schedule( '2026-03-02T18:00', 'FREQ=DAILY;COUNT=2', 'UTC', 'PT0S' );
		$this->assertSame( [ '2026-03-03T18:00:00Z' ], self::starts( $schedule, '2026-03-03T18:00Z', '2026-03-03T19:00Z' ) );
		$this->assertSame( [], self::starts( $schedule, '2026-03-03T17:00Z', '2026-03-03T18:00Z' ) );
	}

	public function testLongOccurrenceReachesIntoARangeThatStartsWeeksLater(): void {
		$schedule = self::schedule( '2026-01-01T18:00', 'FREQ=YEARLY;COUNT=2', 'Europe/Berlin', 'P31D' );
		$this->assertSame( [ '2027-01-01T17:00:00Z' ], self::starts( $schedule, '2027-02-01T16:00Z', '2027-03-01Z' ) );
		$this->assertSame( [], self::starts( $schedule, '2027-02-01T17:00Z', '2027-03-01Z' ) );
	}

	public function testTimeThatAGapSkipsIsMovedByItAndKeepsItsRecurrenceId(): void {
		$this->assertSame( [
			'2026-03-28T02:30 → 2026-03-28T02:30–2026-03-28T03:30',
			'2026-03-29T02:30 → 2026-03-29T03:30–2026-03-29T04:30',
			'2026-03-30T02:30 → 2026-03-30T02:30–2026-03-30T03:30',
		], self::walls( self::schedule( '2026-03-28T02:30', 'FREQ=DAILY;COUNT=3' ) ) );
	}

	public function testGapOfHalfAnHourMovesByHalfAnHour(): void {
		$this->assertSame( [
			'2026-10-03T02:10 → 2026-10-03T02:10–2026-10-03T03:10',
			'2026-10-04T02:10 → 2026-10-04T02:40–2026-10-04T03:40',
		], self::walls( self::schedule( '2026-10-03T02:10', 'FREQ=DAILY;COUNT=2', 'Australia/Lord_Howe' ) ) );
	}

	public function testTimesThatAGapMovesOntoEachOtherAreOneOccurrence(): void {
		$schedule = self::schedule( '2026-03-28T02:30', 'FREQ=DAILY;BYHOUR=2,3;COUNT=4' );
		$this->assertSame( [
			'2026-03-28T02:30 → 2026-03-28T02:30–2026-03-28T03:30',
			'2026-03-28T03:30 → 2026-03-28T03:30–2026-03-28T04:30',
			'2026-03-29T03:30 → 2026-03-29T03:30–2026-03-29T04:30',
		], self::walls( $schedule ) );
		$expander = new RfcRecurrenceExpander();
		$this->assertFalse( $expander->hasOccurrenceAt( $schedule, WallTime::parse( '2026-03-29T02:30' ) ) );
		$this->assertTrue( $expander->hasOccurrenceAt( $schedule, WallTime::parse( '2026-03-29T03:30' ) ) );
	}

	public function testOccurrencesNearAGapAreInTheOrderInWhichTheyHappen(): void {
		$schedule = self::schedule( '2026-03-28T02:30', 'FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,30;BYSETPOS=2,3;COUNT=4' );
		$this->assertSame( [
			'2026-03-28T01:30:00Z', '2026-03-28T02:00:00Z', '2026-03-29T01:00:00Z', '2026-03-29T01:30:00Z',
		], self::starts( $schedule ) );
		$first = ( new RfcRecurrenceExpander() )->expand( $schedule, strtotime( '2026-03-29Z' ), strtotime( '2026-04-01Z' ), 1 );
		$this->assertSame( '2026-03-29T03:00', $first[0]->recurrenceId->toString() );
	}

	public function testTimeThatHappensTwiceIsTheFirst(): void {
		$this->assertSame(
			[ '2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z' ],
			self::starts( self::schedule( '2026-10-24T02:30', 'FREQ=DAILY;COUNT=3' ) )
		);
	}

	public function testDateThatAZoneSkippedIsNoOccurrenceOfItsOwn(): void {
		$this->assertSame( [
			'2011-12-29T10:00 → 2011-12-29T10:00–2011-12-29T11:00',
			'2011-12-31T10:00 → 2011-12-31T10:00–2011-12-31T11:00',
			'2012-01-01T10:00 → 2012-01-01T10:00–2012-01-01T11:00',
		], self::walls( self::schedule( '2011-12-29T10:00', 'FREQ=DAILY;COUNT=4', 'Pacific/Apia' ) ) );
		// A weekly series would lose a week; it happens a day later.
		$this->assertSame( [
			'2011-12-23T10:00 → 2011-12-23T10:00–2011-12-23T11:00',
			'2011-12-30T10:00 → 2011-12-31T10:00–2011-12-31T11:00',
		], self::walls( self::schedule( '2011-12-23T10:00', 'FREQ=WEEKLY;COUNT=2', 'Pacific/Apia' ) ) );
	}

	public function testDaysOfADurationAreNominalAndHoursAreExact(): void {
		$this->assertSame(
			[ '2026-03-28T18:00 → 2026-03-28T18:00–2026-03-29T18:00' ],
			self::walls( self::schedule( '2026-03-28T18:00', 'FREQ=DAILY;COUNT=1', 'Europe/Berlin', 'P1D' ) )
		);
		$this->assertSame(
			[ '2026-03-28T18:00 → 2026-03-28T18:00–2026-03-29T19:00' ],
			self::walls( self::schedule( '2026-03-28T18:00', 'FREQ=DAILY;COUNT=1', 'Europe/Berlin', 'PT24H' ) )
		);
		$this->assertSame(
			[ '2026-03-28T01:00 → 2026-03-28T01:00–2026-03-29T04:00' ],
			self::walls( self::schedule( '2026-03-28T01:00', 'FREQ=DAILY;COUNT=1', 'Europe/Berlin', 'P1DT2H' ) )
		);
	}

	public function testAllDayEventCountsAsItsDatesInUtc(): void {
		$schedule = self::schedule(
			'2026-03-28', 'FREQ=DAILY;INTERVAL=2;COUNT=3', null, 'P2D', [ '2026-03-30' ], [ '2026-04-05' ],
			[ '2026-04-01' => [ '2026-04-02', '2026-04-05' ] ]
		);
		$this->assertSame( [
			'2026-03-28 → 2026-03-28–2026-03-30', '2026-04-01 → 2026-04-02–2026-04-05', '2026-04-05 → 2026-04-05–2026-04-07',
		], self::walls( $schedule ) );
		$this->assertSame( [ '2026-03-28T00:00:00Z', '2026-04-02T00:00:00Z', '2026-04-05T00:00:00Z' ], self::starts( $schedule ) );
		$this->assertSame( [], self::starts( $schedule, '2026-03-30Z', '2026-04-02Z' ) );
		$expander = new RfcRecurrenceExpander();
		$this->assertTrue( $expander->hasOccurrenceAt( $schedule, WallTime::parse( '2026-04-01' ) ) );
		$this->assertFalse( $expander->hasOccurrenceAt( $schedule, WallTime::parse( '2026-04-01T00:00' ) ) );
	}

	public function testExcludedAndIncludedDatesMayBeWrittenInThreeWays(): void {
		$this->assertSame(
			[ '2026-03-02T17:00:00Z', '2026-03-10T20:00:00Z', '2026-03-11T20:00:00Z' ],
			self::starts( self::schedule(
				'2026-03-02T18:00', 'FREQ=WEEKLY;COUNT=4', 'Europe/Berlin', 'PT1H',
				// A wall time, a UTC time, and a whole day
				[ '2026-03-09T18:00:00', '2026-03-16T17:00:00Z', '2026-03-23' ],
				[ '2026-03-10T21:00', '2026-03-11T20:00Z', '2026-03-09T18:00', '2026-03-23T09:00', '2026-03-10T21:00:00' ]
			) )
		);
	}

	public function testExcludedDateTakesAllTimesOfThatLocalDay(): void {
		$this->assertSame(
			[ '2026-03-02T23:30:00Z', '2026-03-03T22:30:00Z', '2026-03-05T23:30:00Z' ],
			self::starts( self::schedule(
				'2026-03-03T00:30', 'FREQ=DAILY;BYHOUR=0,23;BYMINUTE=30;COUNT=5', 'Europe/Berlin', 'PT1H',
				[ '2026-03-04', '2026-03-05' ], [ '2026-03-06T00:30' ]
			) )
		);
	}

	public function testStartMayBeExcludedAndACountGoesOnCountingIt(): void {
		$this->assertSame(
			[ '2026-03-09T17:00:00Z' ],
			self::starts( self::schedule(
				'2026-03-02T18:00', 'FREQ=WEEKLY;COUNT=2', 'Europe/Berlin', 'PT1H', [ '2026-03-02T18:00' ] ) )
		);
	}

	public function testUtcTimeExcludesAnOccurrenceThatAGapMoved(): void {
		$this->assertSame(
			[ '2026-03-28T01:30:00Z' ],
			self::starts( self::schedule(
				'2026-03-28T02:30', 'FREQ=DAILY;COUNT=2', 'Europe/Berlin', 'PT1H', [ '2026-03-29T01:30Z' ] ) )
		);
	}

	public function testIncludedDatesAloneMakeASeriesWithTheStart(): void {
		$this->assertSame( [
			'2026-03-02T18:00 → 2026-03-02T18:00–2026-03-02T19:00',
			'2026-04-01T20:00 → 2026-04-01T20:00–2026-04-01T21:00',
		], self::walls( self::schedule(
			'2026-03-02T18:00', null, 'Europe/Berlin', 'PT1H', [], [ '2026-04-01T18:00Z', '2026-03-02T18:00' ] ) ) );
	}

	public function testIncludedDateBeforeTheStartAndAfterUntilCounts(): void {
		$this->assertSame(
			[ '2026-02-01T18:00:00Z', '2026-03-02T18:00:00Z', '2026-12-01T18:00:00Z' ],
			self::starts( self::schedule( '2026-03-02T18:00', 'FREQ=WEEKLY;UNTIL=20260302T180000Z', 'UTC', 'PT1H', [],
				[ '2026-12-01T18:00', '2026-02-01T18:00' ] ) )
		);
	}

	public function testIncludedDateThatTheRuleGivesAsWellHappensOnce(): void {
		$this->assertSame(
			[ '2026-03-02T18:00:00Z', '2026-03-09T18:00:00Z', '2026-03-16T18:00:00Z' ],
			self::starts( self::schedule( '2026-03-02T18:00', 'FREQ=WEEKLY;COUNT=3', 'UTC', 'PT1H', [],
				[ '2026-03-16T18:00', '2026-03-09T18:00Z' ] ) )
		);
	}

	public function testIncludedDatesCountForTheLimitInTheirPlace(): void {
		$schedule = self::schedule( '2026-03-02T18:00', 'FREQ=WEEKLY', 'UTC', 'PT1H', [],
			[ '2026-03-11T18:00', '2026-03-04T18:00' ] );
		$found = ( new RfcRecurrenceExpander() )->expand( $schedule, 0, strtotime( '2027-01-01Z' ), 4 );
		$this->assertSame( [ '2026-03-02', '2026-03-04', '2026-03-09', '2026-03-11' ],
			array_map( static fn ( $o ) => $o->wallStart->dateString(), $found ) );
	}

	/** @dataProvider provideFarWindows */
	public function testJumpToAFarWindowKeepsTheInterval( string $rule, string $from, string $to, array $starts ): void {
		$this->assertSame( $starts, self::starts( self::schedule( '2026-03-02T18:00', $rule, 'UTC' ), $from, $to ) );
	}

	public static function provideFarWindows(): array {
		return [
			// 1043 weeks after the start is an odd number, 1044 an even one.
			[ 'FREQ=WEEKLY;INTERVAL=2', '2046-02-20Z', '2046-03-15Z', [ '2046-03-05T18:00:00Z' ] ],
			[ 'FREQ=DAILY;INTERVAL=10', '2046-03-01Z', '2046-03-15Z', [ '2046-03-07T18:00:00Z' ] ],
			[ 'FREQ=MONTHLY;INTERVAL=7', '2046-01-10Z', '2047-01-01Z', [ '2046-08-02T18:00:00Z' ] ],
			[ 'FREQ=YEARLY;INTERVAL=3', '2045-01-01Z', '2048-01-01Z', [ '2047-03-02T18:00:00Z' ] ],
			[ 'FREQ=DAILY;INTERVAL=10;BYMONTHDAY=2,7', '2046-01-01Z', '2047-01-01Z',
				[ '2046-03-07T18:00:00Z', '2046-11-02T18:00:00Z', '2046-12-02T18:00:00Z' ] ],
		];
	}

	/** @dataProvider provideUntil */
	public function testUntilIsInclusive( string $until, int $count ): void {
		// 18:00 in New York is 23:00Z in winter, 22:00Z after 8 March 2026.
		$schedule = self::schedule( '2026-03-02T18:00', "FREQ=WEEKLY;UNTIL=$until", 'America/New_York' );
		$this->assertCount( $count, self::starts( $schedule ) );
	}

	public static function provideUntil(): array {
		return [
			'a date counts its day' => [ '20260316', 3 ],
			'the day before does not' => [ '20260315', 2 ],
			'the very wall time' => [ '20260316T180000', 3 ],
			'a second before it' => [ '20260316T175959', 2 ],
			'the very instant' => [ '20260316T220000Z', 3 ],
			'a second before the instant' => [ '20260316T215959Z', 2 ],
			'the start alone' => [ '20260302T230000Z', 1 ],
			'the start\'s day alone' => [ '20260302', 1 ],
		];
	}

	public function testOverrideMovesAnOccurrenceInAndOutOfTheRange(): void {
		$schedule = self::schedule( '2026-03-02T18:00', 'FREQ=WEEKLY;COUNT=4', 'Europe/Berlin', 'PT1H', [], [], [
			'2026-03-09T18:00' => [ '2026-05-01T10:00', '2026-05-01T13:00' ],
			'2026-03-16T17:00:00Z' => [ '2026-03-17T18:00', null ],
			'2026-03-23T18:00:00' => [ null, '2026-03-23T18:30' ],
			'2026-03-24T18:00' => [ '2026-05-02T10:00', null ],
			'nonsense' => [ '2026-05-03T10:00', null ],
		] );
		$this->assertSame( [
			'2026-03-02T18:00 → 2026-03-02T18:00–2026-03-02T19:00',
			'2026-03-16T18:00 → 2026-03-17T18:00–2026-03-17T19:00',
			'2026-03-23T18:00 → 2026-03-23T18:00–2026-03-23T18:30',
		], self::walls( $schedule, '2026-03-01Z', '2026-04-01Z' ) );
		$this->assertSame(
			[ '2026-03-09T18:00 → 2026-05-01T10:00–2026-05-01T13:00' ],
			self::walls( $schedule, '2026-05-01Z', '2026-06-01Z' )
		);
		$this->assertSame( [], self::walls( $schedule, '2026-03-09Z', '2026-03-10Z' ) );
		$keys = array_map( static fn ( $o ) => $o->overrideKey, self::occurrences( $schedule, '2026-01-01Z', '2027-01-01Z' ) );
		$this->assertSame( [ null, '2026-03-16T17:00:00Z', '2026-03-23T18:00:00', '2026-03-09T18:00' ], $keys );
	}

	public function testOverriddenOccurrenceCountsForTheLimitWhereItHappens(): void {
		$schedule = self::schedule( '2026-03-02T18:00', 'FREQ=WEEKLY', 'UTC', 'PT1H', [], [],
			[ '2026-06-01T18:00' => [ '2026-03-03T18:00', null ] ] );
		$found = ( new RfcRecurrenceExpander() )->expand( $schedule, strtotime( '2026-03-01Z' ), strtotime( '2027-01-01Z' ), 2 );
		$this->assertSame( [ '2026-03-02T18:00', '2026-06-01T18:00' ],
			array_map( static fn ( $o ) => $o->recurrenceId->toString(), $found ) );
	}

	public function testOccurrencesThatStartTogetherAreSortedByRecurrenceId(): void {
		$schedule = self::schedule( '2026-03-02T18:00', 'FREQ=DAILY;COUNT=2', 'UTC', 'PT1H', [], [],
			[ '2026-03-02T18:00' => [ '2026-03-03T18:00', null ] ] );
		$this->assertSame( [
			'2026-03-02T18:00 → 2026-03-03T18:00–2026-03-03T19:00', '2026-03-03T18:00 → 2026-03-03T18:00–2026-03-03T19:00',
		], self::walls( $schedule ) );
	}

	public function testExcludedOccurrenceIsGoneWithItsOverride(): void {
		$schedule = self::schedule( '2026-03-02T18:00', 'FREQ=WEEKLY;COUNT=2', 'UTC', 'PT1H', [ '2026-03-09' ], [],
			[ '2026-03-09T18:00' => [ '2026-03-10T18:00', null ] ] );
		$this->assertSame( [ '2026-03-02T18:00:00Z' ], self::starts( $schedule ) );
	}

	public function testRecurrenceIdIsFoundFromWhatIsWritten(): void {
		$expander = new RfcRecurrenceExpander();
		$schedule = self::schedule( '2026-03-22T02:30', 'FREQ=WEEKLY', 'Europe/Berlin', 'PT1H',
			[ '2026-04-05T02:30' ], [ '2026-04-06T20:00' ] );
		$id = static fn ( string $written ) => $expander->recurrenceIdOf( $schedule, $written )?->toString();
		$this->assertSame( '2026-03-22T02:30', $id( '2026-03-22T02:30:00' ) );
		$this->assertSame( '2026-03-22T02:30', $id( '2026-03-22T01:30Z' ) );
		$this->assertSame( '2026-03-29T02:30', $id( '2026-03-29T01:30Z' ), 'moved by a gap' );
		$this->assertSame( '2026-04-06T20:00', $id( '2026-04-06T18:00:00Z' ), 'included' );
		$this->assertNull( $id( '2026-04-05T02:30' ), 'excluded' );
		$this->assertNull( $id( '2026-03-22' ), 'a date' );
		$this->assertNull( $id( '2026-03-23T02:30' ), 'no date of the rule' );
		$this->assertNull( $id( '2026-02-30T02:30' ), 'no date at all' );
		$this->assertTrue( $expander->hasOccurrenceAt( $schedule, WallTime::parse( '2056-03-26T02:30' ) ) );
		$this->assertFalse( $expander->hasOccurrenceAt( $schedule, WallTime::parse( '2026-03-15T02:30' ) ), 'before the start' );
	}

	/** @dataProvider provideFrom */
	public function testItIsKnownWhetherAnythingIsStillToCome(
		?string $rule, string $instant, bool $has, array $exclude = [], array $overrides = []
	): void {
		$schedule = self::schedule( '2026-03-02T18:00', $rule, 'UTC', 'PT1H', $exclude, [], $overrides );
		$this->assertSame( $has, ( new RfcRecurrenceExpander() )->hasOccurrenceFrom( $schedule, strtotime( $instant ) ) );
	}

	public static function provideFrom(): array {
		return [
			'once, at its start' => [ null, '2026-03-02T18:00Z', true ],
			'once, a second later' => [ null, '2026-03-02T18:00:01Z', false ],
			'for ever' => [ 'FREQ=WEEKLY', '9000-01-01Z', true ],
			'until the calendar ends' => [ 'FREQ=YEARLY', '9999-12-31Z', false ],
			'counted, the last' => [ 'FREQ=WEEKLY;COUNT=3', '2026-03-16T18:00Z', true ],
			'counted, after it' => [ 'FREQ=WEEKLY;COUNT=3', '2026-03-16T18:00:01Z', false ],
			'the last is excluded' => [ 'FREQ=WEEKLY;COUNT=3', '2026-03-10Z', false, [ '2026-03-16' ] ],
			'the last is moved back' => [ 'FREQ=WEEKLY;COUNT=3', '2026-03-10Z', false, [],
				[ '2026-03-16T18:00' => [ '2026-03-08T18:00', null ] ] ],
			'one is moved ahead' => [ 'FREQ=WEEKLY;COUNT=3', '2026-06-01Z', true, [],
				[ '2026-03-02T18:00' => [ '2026-06-01T18:00', null ] ] ],
			'one is only cancelled' => [ 'FREQ=WEEKLY;COUNT=3', '2026-03-16T18:00Z', true, [],
				[ '2026-03-16T18:00' => [ null, null ] ] ],
		];
	}

	public function testProblemsAreToldAllAtOnceWithTheirPlace(): void {
		$this->assertSame( [
			'zone-unknown /timeZone Mars/Olympus',
			'include-malformed /recurrence/include/0 2026-03-10',
			'include-malformed /recurrence/include/1 2026-02-30T18:00',
			'exclude-malformed /recurrence/exclude/1 tomorrow',
			'exclude-malformed /recurrence/exclude/2 2026-03-10Z',
			'rule-too-frequent /recurrence/rule HOURLY',
		], self::problems( self::schedule( '2026-03-02T18:00', 'FREQ=HOURLY', 'Mars/Olympus', 'PT1H',
			[ '2026-03-09', 'tomorrow', '2026-03-10Z' ], [ '2026-03-10', '2026-02-30T18:00' ] ) ) );
		$this->assertSame( [
			'include-malformed /recurrence/include/0 2026-03-10T18:00',
			'exclude-malformed /recurrence/exclude/0 2026-03-09T00:00',
			'exclude-malformed /recurrence/exclude/1 2026-03-09T00:00Z',
		], self::problems( self::schedule( '2026-03-02', 'FREQ=DAILY', null, 'P1D',
			[ '2026-03-09T00:00', '2026-03-09T00:00Z' ], [ '2026-03-10T18:00' ] ) ) );
		$this->assertSame( [ 'zone-unknown /timeZone' ], self::problems( self::schedule( '2026-03-02T18:00', null, null ) ) );
	}

	/** @dataProvider provideMisfits */
	public function testRuleThatDoesNotGoWithItsStartIsRefused( string $start, string $rule, string $problem ): void {
		$schedule = self::schedule( $start, $rule );
		$this->assertSame( [ $problem ], self::problems( $schedule ) );
		$expander = new RfcRecurrenceExpander();
		try {
			$expander->hasOccurrenceFrom( $schedule, 0 );
			$this->fail( 'No exception' );
		} catch ( RecurrenceException $e ) {
			$this->assertSame( $expander->check( $schedule )[0], $e->problem );
		}
	}

	public static function provideMisfits(): array {
		return [
			[ '2026-03-03T18:00', 'FREQ=WEEKLY;BYDAY=MO',
				'rule-start-does-not-fit /recurrence/rule 2026-03-03T18:00|2026-03-09T18:00' ],
			[ '2026-03-03', 'FREQ=MONTHLY;BYMONTHDAY=31', 'rule-start-does-not-fit /recurrence/rule 2026-03-03|2026-03-31' ],
			[ '2026-03-03T18:00', 'FREQ=DAILY;BYHOUR=9', 'rule-start-does-not-fit /recurrence/rule 2026-03-03T18:00|2026-03-04T09:00' ],
			[ '2026-03-03T18:00', 'FREQ=MONTHLY;BYDAY=1MO;UNTIL=20260331', 'rule-never-happens /recurrence/rule' ],
			[ '2026-03-03T18:00', 'FREQ=DAILY;UNTIL=20260302', 'rule-until-before-start /recurrence/rule' ],
			[ '2026-03-03T18:00', 'FREQ=DAILY;UNTIL=20260303T175959', 'rule-until-before-start /recurrence/rule' ],
			[ '2026-03-03T18:00', 'FREQ=DAILY;UNTIL=20260303T165959Z', 'rule-until-before-start /recurrence/rule' ],
			[ '2026-03-03', 'FREQ=DAILY;UNTIL=20260401T000000Z', 'rule-until-not-a-date /recurrence/rule' ],
			[ '2026-03-03', 'FREQ=DAILY;UNTIL=20260401T000000', 'rule-until-not-a-date /recurrence/rule' ],
			[ '2026-03-03', 'FREQ=DAILY;BYHOUR=0', 'rule-time-on-all-day /recurrence/rule' ],
		];
	}

	public function testSchedulesDoNotStayInMemory(): void {
		$expander = new RfcRecurrenceExpander();
		$expand = static function ( int $times ) use ( $expander ): int {
			for ( $i = 0; $i < $times; $i++ ) {
				$expander->expand( self::schedule( '2026-03-02T18:00', 'FREQ=WEEKLY' ), 0, strtotime( '2026-05-01Z' ) );
			}
			gc_collect_cycles();
			return memory_get_usage();
		};
		$before = $expand( 200 );
		$this->assertLessThan( 500_000, $expand( 1000 ) - $before );
	}

	public function testEveryProblemHasItsMessage(): void {
		$source = '';
		foreach ( glob( __DIR__ . '/../../../../includes/Recurrence/*.php' ) as $file ) {
			$source .= file_get_contents( $file );
		}
		preg_match_all( "/'((?:rule|zone|include|exclude)-[a-z-]+)'/", $source, $m );
		$codes = array_unique( $m[1] );
		$this->assertGreaterThan( 15, count( $codes ) );
		foreach ( [ 'en', 'qqq' ] as $language ) {
			$messages = json_decode( file_get_contents( __DIR__ . "/../../../../i18n/$language.json" ), true );
			foreach ( $codes as $code ) {
				$this->assertArrayHasKey( "eventcalendar-problem-$code", $messages );
			}
		}
	}
}
