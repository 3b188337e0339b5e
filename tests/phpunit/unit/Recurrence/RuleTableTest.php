<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use Generator;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use PHPUnit\Framework\TestCase;

/**
 * Every cell of RFC 5545 §3.3.10's table, as far as the frequency is DAILY or slower.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RulePeriods
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\PeriodDays
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRuleParser
 */
final class RuleTableTest extends TestCase {
	use ExpandsSchedules;

	/** @dataProvider provideCells */
	public function testCellExpandsOrLimits( string $rule, string $start, array $firstFour ): void {
		$occurrences = ( new RfcRecurrenceExpander() )->expand(
			self::schedule( $start, $rule, 'UTC' ), 0, strtotime( '2060-01-01Z' ), 4
		);
		$this->assertSame(
			$firstFour,
			array_map( static fn ( OccurrenceTimes $o ) => $o->recurrenceId->toString(), $occurrences )
		);
	}

	public static function provideCells(): Generator {
		yield 'DAILY BYMONTH: limit' => [ 'FREQ=DAILY;BYMONTH=1,3', '2026-01-30T09:00', [
			'2026-01-30T09:00', '2026-01-31T09:00', '2026-03-01T09:00', '2026-03-02T09:00'
		] ];
		yield 'DAILY BYMONTHDAY: limit' => [ 'FREQ=DAILY;BYMONTHDAY=15,-1', '2026-01-15T09:00', [
			'2026-01-15T09:00', '2026-01-31T09:00', '2026-02-15T09:00', '2026-02-28T09:00'
		] ];
		yield 'DAILY BYDAY: limit' => [ 'FREQ=DAILY;BYDAY=FR,MO', '2026-01-02T09:00', [
			'2026-01-02T09:00', '2026-01-05T09:00', '2026-01-09T09:00', '2026-01-12T09:00'
		] ];
		yield 'DAILY BYHOUR: expand' => [ 'FREQ=DAILY;BYHOUR=17,9', '2026-01-02T09:00', [
			'2026-01-02T09:00', '2026-01-02T17:00', '2026-01-03T09:00', '2026-01-03T17:00'
		] ];
		yield 'DAILY BYMINUTE: expand' => [ 'FREQ=DAILY;BYMINUTE=0,30', '2026-01-02T09:00', [
			'2026-01-02T09:00', '2026-01-02T09:30', '2026-01-03T09:00', '2026-01-03T09:30'
		] ];
		yield 'DAILY BYSECOND: expand' => [ 'FREQ=DAILY;BYSECOND=0,15', '2026-01-02T09:00', [
			'2026-01-02T09:00', '2026-01-02T09:00:15', '2026-01-03T09:00', '2026-01-03T09:00:15'
		] ];
		yield 'DAILY BYSETPOS: limit' => [ 'FREQ=DAILY;BYHOUR=9,12,18;BYSETPOS=2,-1', '2026-01-02T12:00', [
			'2026-01-02T12:00', '2026-01-02T18:00', '2026-01-03T12:00', '2026-01-03T18:00'
		] ];
		yield 'WEEKLY BYMONTH: limit' => [ 'FREQ=WEEKLY;BYMONTH=1,4', '2026-01-27T09:00', [
			'2026-01-27T09:00', '2026-04-07T09:00', '2026-04-14T09:00', '2026-04-21T09:00'
		] ];
		yield 'WEEKLY BYDAY: expand' => [ 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', '2026-01-01T09:00', [
			'2026-01-01T09:00', '2026-01-13T09:00', '2026-01-15T09:00', '2026-01-27T09:00'
		] ];
		yield 'WEEKLY BYHOUR: expand' => [ 'FREQ=WEEKLY;BYHOUR=9,17', '2026-01-01T09:00', [
			'2026-01-01T09:00', '2026-01-01T17:00', '2026-01-08T09:00', '2026-01-08T17:00'
		] ];
		yield 'WEEKLY BYMINUTE: expand' => [ 'FREQ=WEEKLY;BYMINUTE=0,30', '2026-01-01T09:00', [
			'2026-01-01T09:00', '2026-01-01T09:30', '2026-01-08T09:00', '2026-01-08T09:30'
		] ];
		yield 'WEEKLY BYSECOND: expand' => [ 'FREQ=WEEKLY;BYSECOND=0,15', '2026-01-01T09:00', [
			'2026-01-01T09:00', '2026-01-01T09:00:15', '2026-01-08T09:00', '2026-01-08T09:00:15'
		] ];
		yield 'WEEKLY BYSETPOS: limit' => [ 'FREQ=WEEKLY;BYDAY=TU,WE,FR;BYSETPOS=1,-1;WKST=TU', '2025-12-30T09:00', [
			'2025-12-30T09:00', '2026-01-02T09:00', '2026-01-06T09:00', '2026-01-09T09:00'
		] ];
		yield 'MONTHLY BYMONTH: limit' => [ 'FREQ=MONTHLY;BYMONTH=1,6', '2026-01-15T09:00', [
			'2026-01-15T09:00', '2026-06-15T09:00', '2027-01-15T09:00', '2027-06-15T09:00'
		] ];
		yield 'MONTHLY BYMONTHDAY: expand' => [ 'FREQ=MONTHLY;BYMONTHDAY=1,31,-2', '2026-01-01T09:00', [
			'2026-01-01T09:00', '2026-01-30T09:00', '2026-01-31T09:00', '2026-02-01T09:00'
		] ];
		yield 'MONTHLY BYDAY: expand (note 1), every' => [ 'FREQ=MONTHLY;BYDAY=MO', '2026-01-05T09:00', [
			'2026-01-05T09:00', '2026-01-12T09:00', '2026-01-19T09:00', '2026-01-26T09:00'
		] ];
		yield 'MONTHLY BYDAY: expand (note 1), numbered' => [ 'FREQ=MONTHLY;BYDAY=2TU,-1FR,5SU', '2026-01-13T09:00', [
			'2026-01-13T09:00', '2026-01-30T09:00', '2026-02-10T09:00', '2026-02-27T09:00'
		] ];
		yield 'MONTHLY BYDAY: limit with BYMONTHDAY (note 1)' => [
			'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '2026-02-13T09:00', [
			'2026-02-13T09:00', '2026-03-13T09:00', '2026-11-13T09:00', '2027-08-13T09:00'
			] ];
		yield 'MONTHLY BYHOUR: expand' => [ 'FREQ=MONTHLY;BYHOUR=9,17', '2026-01-31T09:00', [
			'2026-01-31T09:00', '2026-01-31T17:00', '2026-03-31T09:00', '2026-03-31T17:00'
		] ];
		yield 'MONTHLY BYMINUTE: expand' => [ 'FREQ=MONTHLY;BYMINUTE=0,30', '2026-01-31T09:00', [
			'2026-01-31T09:00', '2026-01-31T09:30', '2026-03-31T09:00', '2026-03-31T09:30'
		] ];
		yield 'MONTHLY BYSECOND: expand' => [ 'FREQ=MONTHLY;BYSECOND=0,15', '2026-01-31T09:00', [
			'2026-01-31T09:00', '2026-01-31T09:00:15', '2026-03-31T09:00', '2026-03-31T09:00:15'
		] ];
		yield 'MONTHLY BYSETPOS: limit' => [ 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-30T09:00', [
			'2026-01-30T09:00', '2026-02-27T09:00', '2026-03-31T09:00', '2026-04-30T09:00'
		] ];
		yield 'YEARLY BYMONTH: expand' => [ 'FREQ=YEARLY;BYMONTH=1,2,3', '2026-01-31T09:00', [
			'2026-01-31T09:00', '2026-03-31T09:00', '2027-01-31T09:00', '2027-03-31T09:00'
		] ];
		yield 'YEARLY BYWEEKNO: expand' => [ 'FREQ=YEARLY;BYWEEKNO=1,-1;BYDAY=TH', '2026-01-01T09:00', [
			'2026-01-01T09:00', '2026-12-31T09:00', '2027-01-07T09:00', '2027-12-30T09:00'
		] ];
		yield 'YEARLY BYYEARDAY: expand' => [ 'FREQ=YEARLY;BYYEARDAY=100,-1,366', '2026-04-10T09:00', [
			'2026-04-10T09:00', '2026-12-31T09:00', '2027-04-10T09:00', '2027-12-31T09:00'
		] ];
		yield 'YEARLY BYMONTHDAY: expand' => [ 'FREQ=YEARLY;BYMONTHDAY=30', '2026-01-30T09:00', [
			'2026-01-30T09:00', '2026-03-30T09:00', '2026-04-30T09:00', '2026-05-30T09:00'
		] ];
		yield 'YEARLY BYMONTHDAY: limit with BYYEARDAY' => [
			'FREQ=YEARLY;BYYEARDAY=60;BYMONTHDAY=29', '2028-02-29T09:00', [
			'2028-02-29T09:00', '2032-02-29T09:00', '2036-02-29T09:00', '2040-02-29T09:00'
			] ];
		yield 'YEARLY BYDAY: expand (note 2), year' => [ 'FREQ=YEARLY;BYDAY=1MO,-1FR,53TH', '2026-01-05T09:00', [
			'2026-01-05T09:00', '2026-12-25T09:00', '2026-12-31T09:00', '2027-01-04T09:00'
		] ];
		yield 'YEARLY BYDAY: expand with BYMONTH (note 2), month' => [
			'FREQ=YEARLY;BYMONTH=3,10;BYDAY=1MO,-1SU', '2026-03-02T09:00', [
			'2026-03-02T09:00', '2026-03-29T09:00', '2026-10-05T09:00', '2026-10-25T09:00'
			] ];
		yield 'YEARLY BYDAY: expand with BYWEEKNO (note 2), week' => [
			'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO,SU', '2026-05-11T09:00', [
			'2026-05-11T09:00', '2026-05-17T09:00', '2027-05-17T09:00', '2027-05-23T09:00'
			] ];
		yield 'YEARLY BYDAY: limit with BYYEARDAY (note 2)' => [
			'FREQ=YEARLY;BYYEARDAY=1;BYDAY=FR', '2027-01-01T09:00', [
			'2027-01-01T09:00', '2038-01-01T09:00', '2044-01-01T09:00', '2049-01-01T09:00'
			] ];
		yield 'YEARLY BYDAY: limit with BYMONTHDAY (note 2)' => [
			'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=TU', '2026-11-03T09:00', [
			'2026-11-03T09:00', '2027-11-02T09:00', '2028-11-07T09:00', '2029-11-06T09:00'
			] ];
		yield 'YEARLY BYHOUR: expand' => [ 'FREQ=YEARLY;BYHOUR=9,17', '2028-02-29T09:00', [
			'2028-02-29T09:00', '2028-02-29T17:00', '2032-02-29T09:00', '2032-02-29T17:00'
		] ];
		yield 'YEARLY BYMINUTE: expand' => [ 'FREQ=YEARLY;BYMINUTE=0,30', '2026-07-14T09:00', [
			'2026-07-14T09:00', '2026-07-14T09:30', '2027-07-14T09:00', '2027-07-14T09:30'
		] ];
		yield 'YEARLY BYSECOND: expand' => [ 'FREQ=YEARLY;BYSECOND=0,15', '2026-07-14T09:00', [
			'2026-07-14T09:00', '2026-07-14T09:00:15', '2027-07-14T09:00', '2027-07-14T09:00:15'
		] ];
		yield 'YEARLY BYSETPOS: limit' => [ 'FREQ=YEARLY;BYMONTH=5,9;BYDAY=MO;BYSETPOS=-1,4', '2026-05-25T09:00', [
			'2026-05-25T09:00', '2026-09-28T09:00', '2027-05-24T09:00', '2027-09-27T09:00'
		] ];
	}

	/** @dataProvider provideForbiddenCells */
	public function testCellThatSaysNotApplicableIsRefused( string $rule, string $problem ): void {
		$this->assertSame( [ $problem ], self::problems( self::schedule( '2026-01-01T09:00', $rule ) ) );
	}

	public static function provideForbiddenCells(): Generator {
		$cells = [
			'DAILY' => [ 'BYWEEKNO', 'BYYEARDAY' ],
			'WEEKLY' => [ 'BYWEEKNO', 'BYYEARDAY', 'BYMONTHDAY' ],
			'MONTHLY' => [ 'BYWEEKNO', 'BYYEARDAY' ],
		];
		foreach ( $cells as $frequency => $parts ) {
			foreach ( $parts as $part ) {
				yield "$frequency $part" => [
					"FREQ=$frequency;$part=1",
					"rule-part-not-allowed /recurrence/rule $part|FREQ=$frequency",
				];
			}
		}
		yield 'numbered BYDAY in DAILY' => [
			'FREQ=DAILY;BYDAY=1TH', 'rule-part-not-allowed /recurrence/rule BYDAY=1TH|FREQ=DAILY' ];
		yield 'numbered BYDAY in WEEKLY' => [
			'FREQ=WEEKLY;BYDAY=-1TH', 'rule-part-not-allowed /recurrence/rule BYDAY=-1TH|FREQ=WEEKLY' ];
		yield 'numbered BYDAY with BYWEEKNO' => [
			'FREQ=YEARLY;BYWEEKNO=1;BYDAY=1TH', 'rule-part-not-allowed /recurrence/rule BYDAY=1TH|BYWEEKNO' ];
	}

	public function testWeekStartDecidesWhichWeeksAnIntervalSkips(): void {
		// The example of RFC 5545 §3.8.5.3.
		$days = static fn ( string $wkst ) => self::starts(
			self::schedule( '1997-08-05T09:00', "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=$wkst", 'UTC' )
		);
		$this->assertSame(
			[ '1997-08-05T09:00:00Z', '1997-08-10T09:00:00Z', '1997-08-19T09:00:00Z', '1997-08-24T09:00:00Z' ], $days( 'MO' ) );
		$this->assertSame(
			[ '1997-08-05T09:00:00Z', '1997-08-17T09:00:00Z', '1997-08-19T09:00:00Z', '1997-08-31T09:00:00Z' ], $days( 'SU' ) );
	}

	public function testWeekNumberWithoutADayTakesTheWeekdayOfTheStart(): void {
		$this->assertSame(
			[ '2026-05-12T09:00:00Z', '2027-05-18T09:00:00Z' ],
			self::starts( self::schedule( '2026-05-12T09:00', 'FREQ=YEARLY;BYWEEKNO=20;COUNT=2', 'UTC' ) )
		);
	}

	public function testPlainAndNumberedWeekdaysAreAlternatives(): void {
		$this->assertSame(
			[ '2026-01-07T09:00:00Z', '2026-01-14T09:00:00Z', '2026-01-19T09:00:00Z', '2026-01-21T09:00:00Z' ],
			self::starts( self::schedule( '2026-01-07T09:00', 'FREQ=MONTHLY;BYDAY=3MO,WE;COUNT=4', 'UTC' ) )
		);
	}

	public function testSetPositionsCountInTheWholeFirstWeek(): void {
		// Wednesday is the third of its week although the series starts on it.
		$this->assertSame(
			[ '2024-10-23T09:00:00Z', '2024-10-28T09:00:00Z', '2024-10-30T09:00:00Z' ],
			self::starts( self::schedule(
				'2024-10-23T09:00', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,3;COUNT=3', 'UTC' ) )
		);
	}

	public function testLeapSecondIsTheSecondBeforeIt(): void {
		$this->assertSame(
			[ '2026-01-01T09:00:59Z', '2026-01-02T09:00:59Z' ],
			self::starts( self::schedule( '2026-01-01T09:00:59', 'FREQ=DAILY;BYSECOND=59,60;COUNT=2', 'UTC' ) )
		);
	}

	public function testDailyRuleThatIsLimitedKeepsItsInterval(): void {
		$this->assertSame(
			[ '2026-01-05T09:00:00Z', '2026-01-26T09:00:00Z', '2026-02-16T09:00:00Z' ],
			self::starts( self::schedule( '2026-01-05T09:00', 'FREQ=DAILY;INTERVAL=3;BYDAY=MO;COUNT=3', 'UTC' ) )
		);
	}
}
