<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceProblem;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRule;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRuleParser;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRuleParser
 */
final class RecurrenceRuleParserTest extends TestCase {
	public function testEveryPartIsRead(): void {
		$problems = [];
		$rule = RecurrenceRuleParser::parse(
			'BYSETPOS=1,-1;WKST=SU;FREQ=YEARLY;INTERVAL=02;UNTIL=20301231T235960Z;BYMONTH=12,1;BYYEARDAY=+1,-366;'
			. 'BYMONTHDAY=31,-31;BYDAY=MO,+2TU,-1FR,1FR;BYHOUR=18,9;BYMINUTE=0,59;BYSECOND=60,0',
			$problems
		);
		$this->assertSame( [], $problems );
		$this->assertSame( RecurrenceRule::YEARLY, $rule->frequency );
		$this->assertSame( 2, $rule->interval );
		$this->assertNull( $rule->count );
		$this->assertSame( '2030-12-31T23:59:59', $rule->until->toString() );
		$this->assertTrue( $rule->untilIsUtc );
		$this->assertSame( [ 1, 12 ], $rule->months );
		$this->assertSame( [ -366, 1 ], $rule->yearDays );
		$this->assertSame( [ -31, 31 ], $rule->monthDays );
		$this->assertSame( [ 0 ], $rule->weekdays );
		$this->assertSame( [ 1 => [ 2 ], 4 => [ -1, 1 ] ], $rule->ordinalWeekdays );
		$this->assertSame( [ 9, 18 ], $rule->hours );
		$this->assertSame( [ 0, 59 ], $rule->minutes );
		$this->assertSame( [ 0, 59 ], $rule->seconds );
		$this->assertSame( [ -1, 1 ], $rule->setPositions );
		$this->assertSame( 6, $rule->weekStart );
	}

	public function testCaseOfLettersDoesNotMatter(): void {
		$problems = [];
		$rule = RecurrenceRuleParser::parse( 'freq=weekly;byday=mo;until=20261231', $problems );
		$this->assertSame( [], $problems );
		$this->assertSame( [ 0 ], $rule->weekdays );
		$this->assertTrue( $rule->until->isDate );
	}

	/** @dataProvider provideProblems */
	public function testProblemsAreToldAllAtOnce( string $rule, string ...$expected ): void {
		$problems = [];
		$this->assertNull( RecurrenceRuleParser::parse( $rule, $problems ) );
		$this->assertSame( $expected, array_map(
			static fn ( RecurrenceProblem $p ) => trim( "$p->code " . implode( '|', $p->params ) ), $problems ) );
		$this->assertSame( '/recurrence/rule', $problems[0]->pointer );
	}

	public static function provideProblems(): array {
		return [
			[ '', 'rule-malformed', 'rule-without-frequency' ],
			[ 'RRULE:FREQ=DAILY', 'rule-malformed RRULE:FREQ=DAILY', 'rule-without-frequency' ],
			[ 'FREQ=WEEKLY;BYDAY=MO;', 'rule-malformed' ],
			[ 'FREQ=WEEKLY;;COUNT=2', 'rule-malformed' ],
			[ "FREQ=WEEKLY\n", "rule-out-of-range FREQ|WEEKLY\n|DAILY, WEEKLY, MONTHLY, YEARLY" ],
			[ 'FREQ=WEEKLY;BYDAY', 'rule-malformed BYDAY' ],
			[ 'FREQ=WEEKLY;BYDAY=', 'rule-malformed BYDAY=' ],
			[ 'FREQ=WEEKLY;BYDAY=MO TU', 'rule-malformed BYDAY=MO TU' ],
			[ 'FREQ=WEEKLY;BYDAY=MON', 'rule-malformed BYDAY=MON' ],
			[ 'FREQ=WEEKLY;WKST=1', 'rule-malformed WKST=1' ],
			[ 'FREQ=DAILY;BYMONTH=1,,2', 'rule-malformed BYMONTH=' ],
			[ 'FREQ=DAILY;BYMONTH=JAN', 'rule-malformed BYMONTH=JAN' ],
			[ 'FREQ=DAILY;BYHOUR=1.5', 'rule-malformed BYHOUR=1.5' ],
			[ 'FREQ=DAILY;COUNT=-1', 'rule-malformed COUNT=-1' ],
			[ 'FREQ=DAILY;INTERVAL=2.5', 'rule-malformed INTERVAL=2.5' ],
			[ 'FREQ=DAILY;UNTIL=2026-12-31', 'rule-malformed UNTIL=2026-12-31' ],
			[ 'FREQ=DAILY;UNTIL=20260230', 'rule-malformed UNTIL=20260230' ],
			[ 'FREQ=DAILY;UNTIL=20261231T250000Z', 'rule-malformed UNTIL=20261231T250000Z' ],
			[ 'FREQ=DAILY;UNTIL=20261231Z', 'rule-malformed UNTIL=20261231Z' ],
			[ 'FREQ=DAILY;BYEASTER=0', 'rule-unknown-part BYEASTER' ],
			[ 'FREQ=DAILY;X-A=1', 'rule-unknown-part X-A' ],
			[ 'FREQ=DAILY;RSCALE=HEBREW', 'rule-unknown-part RSCALE' ],
			[ 'FREQ=DAILY;COUNT=2;COUNT=2', 'rule-duplicate-part COUNT' ],
			[ 'COUNT=2', 'rule-without-frequency' ],
			[ 'FREQ=SECONDLY', 'rule-too-frequent SECONDLY' ],
			[ 'FREQ=MINUTELY;BYWEEKNO=1', 'rule-too-frequent MINUTELY' ],
			[ 'FREQ=HOURLY', 'rule-too-frequent HOURLY' ],
			[ 'FREQ=FORTNIGHTLY', 'rule-out-of-range FREQ|FORTNIGHTLY|DAILY, WEEKLY, MONTHLY, YEARLY' ],
			[ 'FREQ=DAILY;BYHOUR=24', 'rule-out-of-range BYHOUR|24|0–23' ],
			[ 'FREQ=DAILY;BYHOUR=-1', 'rule-out-of-range BYHOUR|-1|0–23' ],
			[ 'FREQ=DAILY;BYMINUTE=60', 'rule-out-of-range BYMINUTE|60|0–59' ],
			[ 'FREQ=DAILY;BYSECOND=61', 'rule-out-of-range BYSECOND|61|0–60' ],
			[ 'FREQ=DAILY;BYMONTH=13', 'rule-out-of-range BYMONTH|13|1–12' ],
			[ 'FREQ=DAILY;BYMONTHDAY=0', 'rule-out-of-range BYMONTHDAY|0|1–31, −31–−1' ],
			[ 'FREQ=DAILY;BYMONTHDAY=-32', 'rule-out-of-range BYMONTHDAY|-32|1–31, −31–−1' ],
			[ 'FREQ=YEARLY;BYYEARDAY=367', 'rule-out-of-range BYYEARDAY|367|1–366, −366–−1' ],
			[ 'FREQ=YEARLY;BYWEEKNO=-54', 'rule-out-of-range BYWEEKNO|-54|1–53, −53–−1' ],
			[ 'FREQ=YEARLY;BYDAY=0MO', 'rule-out-of-range BYDAY|0MO|1–53, −53–−1' ],
			[ 'FREQ=YEARLY;BYDAY=-54MO', 'rule-out-of-range BYDAY|-54MO|1–53, −53–−1' ],
			[ 'FREQ=DAILY;BYHOUR=1;BYSETPOS=99999999999999999999',
				'rule-out-of-range BYSETPOS|99999999999999999999|1–366, −366–−1' ],
			[ 'FREQ=DAILY;COUNT=0', 'rule-out-of-range COUNT|0|1–5000' ],
			[ 'FREQ=DAILY;COUNT=5001', 'rule-out-of-range COUNT|5001|1–5000' ],
			[ 'FREQ=DAILY;INTERVAL=0', 'rule-interval 0|1000' ],
			[ 'FREQ=DAILY;INTERVAL=1001', 'rule-interval 1001|1000' ],
			[ 'FREQ=DAILY;COUNT=2;UNTIL=20301231', 'rule-count-and-until' ],
			[ 'FREQ=MONTHLY;BYSETPOS=1', 'rule-setpos-alone' ],
			[ 'FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,10,20,30,40', 'rule-too-many-times 25|24' ],
			[ 'FREQ=WEEKLY;INTERVAL=0;COUNT=0;BYMONTHDAY=32;FOO=1',
				'rule-unknown-part FOO', 'rule-interval 0|1000', 'rule-out-of-range COUNT|0|1–5000',
				'rule-out-of-range BYMONTHDAY|32|1–31, −31–−1', 'rule-part-not-allowed BYMONTHDAY|FREQ=WEEKLY' ],
			[ 'FREQ=DAILY;' . str_repeat( 'Ü', 60 ), 'rule-malformed ' . str_repeat( 'Ü', 40 ) . '…' ],
		];
	}
}
