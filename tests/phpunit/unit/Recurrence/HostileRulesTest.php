<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceException;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRuleParser
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RuleDates
 */
final class HostileRulesTest extends TestCase {
	use ExpandsSchedules;

	/** The slowest of these takes about a third of it, the others far less */
	private const MILLISECONDS = 100.0;

	/** @return float Milliseconds of the processor, since other programs' load is not the rule's fault; the best of three */
	private static function best( callable $work ): float {
		$used = static function (): float {
			$usage = getrusage();
			return ( $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] ) * 1e3
				+ ( $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'] ) / 1e3;
		};
		$best = INF;
		for ( $i = 0; $i < 3; $i++ ) {
			$from = $used();
			$work();
			$best = min( $best, $used() - $from );
		}
		return $best;
	}

	/** @dataProvider provideRefused */
	public function testHostileRuleEndsInAClearProblemSoon( string $rule, string $code ): void {
		$schedule = self::schedule( '2026-03-02T18:00', $rule );
		$problems = [];
		$time = self::best( static function () use ( $schedule, &$problems ) {
			$problems = ( new RfcRecurrenceExpander() )->check( $schedule );
		} );
		$this->assertSame( $code, $problems[0]->code ?? null );
		$this->assertLessThan( 12, count( $problems ) );
		$this->assertLessThan( self::MILLISECONDS, $time );
		$this->expectException( RecurrenceException::class );
		( new RfcRecurrenceExpander() )->expand( $schedule, 0, PHP_INT_MAX );
	}

	public static function provideRefused(): array {
		$list = static fn ( int $highest ) => implode( ',', range( 1, $highest ) );
		return [
			'every second' => [ 'FREQ=SECONDLY', 'rule-too-frequent' ],
			'hour 25' => [ 'FREQ=DAILY;BYHOUR=25', 'rule-out-of-range' ],
			'30 February' => [ 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'rule-never-happens' ],
			'30 February, monthly' => [ 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', 'rule-never-happens' ],
			'30 February, daily' => [ 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'rule-never-happens' ],
			'29 February in years that are never leap' =>
				[ 'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29', 'rule-never-happens' ],
			'every March, in April' => [ 'FREQ=MONTHLY;INTERVAL=12;BYMONTH=4', 'rule-never-happens' ],
			'sixth Monday' => [ 'FREQ=MONTHLY;BYDAY=6MO', 'rule-never-happens' ],
			'third of two' => [ 'FREQ=WEEKLY;BYDAY=MO,TU;BYMONTH=2;BYSETPOS=3', 'rule-never-happens' ],
			'Tuesdays in steps of seven days' => [ 'FREQ=DAILY;INTERVAL=994;BYDAY=TU,WE,TH,FR,SA,SU', 'rule-never-happens' ],
			'rare days in steps of a thousand' =>
				[ 'FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', 'rule-never-happens' ],
			'week 53 in May' => [ 'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=5', 'rule-never-happens' ],
			'thousands of years ahead' => [ 'FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29', 'rule-start-does-not-fit' ],
			'all there is' => [ 'FREQ=YEARLY;BYYEARDAY=' . $list( 366 ) . ';BYHOUR=0,' . $list( 23 )
				. ';BYSETPOS=' . $list( 366 ), 'rule-start-does-not-fit' ],
			'1440 times a day' => [ 'FREQ=DAILY;BYHOUR=' . $list( 23 ) . ';BYMINUTE=' . $list( 59 ), 'rule-too-many-times' ],
			'a list of 10,000' => [ 'FREQ=DAILY;BYMONTHDAY=' . implode( ',', array_fill( 0, 10000, 1 ) ), 'rule-too-long' ],
			'1 MiB' => [ str_repeat( 'FREQ=DAILY;', 100000 ), 'rule-too-long' ],
			'semicolons' => [ str_repeat( ';', 4000 ), 'rule-malformed' ],
			'huge interval' => [ 'FREQ=DAILY;INTERVAL=99999999999999999999', 'rule-interval' ],
			'huge count' => [ 'FREQ=DAILY;COUNT=99999999999999999999', 'rule-out-of-range' ],
		];
	}

	/** @dataProvider provideExpensive */
	public function testAllowedRuleIsNeverExpensive( string $rule, string $start ): void {
		$schedule = self::schedule( $start, $rule );
		$this->assertSame( [], self::problems( $schedule ) );
		$time = self::best( static function () use ( $schedule ) {
			$expander = new RfcRecurrenceExpander();
			$expander->expand( $schedule, strtotime( '2046-01-01Z' ), strtotime( '2048-01-01Z' ) );
			$expander->hasOccurrenceFrom( $schedule, strtotime( '9990-01-01Z' ) );
		} );
		$this->assertLessThan( self::MILLISECONDS, $time );
	}

	public static function provideExpensive(): array {
		return [
			[ 'FREQ=DAILY;BYMONTHDAY=2;BYDAY=MO;COUNT=5000', '2026-03-02T18:00' ],
			[ 'FREQ=DAILY;INTERVAL=1000;BYDAY=MO;COUNT=5000', '2026-03-02T18:00' ],
			[ 'FREQ=MONTHLY;BYDAY=5MO;COUNT=5000', '2026-03-30T18:00' ],
			[ 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=TU;COUNT=5000', '2028-02-29T18:00' ],
			[ 'FREQ=WEEKLY;BYMONTH=3;COUNT=5000', '2026-03-02T18:00' ],
			[ 'FREQ=DAILY;UNTIL=99991231T235959Z', '2026-03-02T18:00' ],
		];
	}

	public function testWindowTwentyYearsAfterTheStartIsReachedByAJump(): void {
		foreach ( [ 'DAILY', 'WEEKLY;BYDAY=MO', 'MONTHLY;BYDAY=1MO', 'YEARLY', 'DAILY;BYDAY=MO,WE' ] as $rule ) {
			$schedule = self::schedule( '2026-03-02T18:00', "FREQ=$rule" );
			$count = 0;
			$time = self::best( static function () use ( $schedule, &$count ) {
				$count = count( ( new RfcRecurrenceExpander() )
					->expand( $schedule, strtotime( '2046-03-01Z' ), strtotime( '2046-04-01Z' ) ) );
			} );
			$this->assertGreaterThan( 0, $count, $rule );
			$this->assertLessThan( 2.0, $time, $rule );
		}
	}

	public function testOneCallGivesNoMoreThanItsLimit(): void {
		$schedule = self::schedule( '2026-03-02T00:00', 'FREQ=DAILY;BYHOUR=0,6,12,18' );
		$expander = new RfcRecurrenceExpander();
		$all = $expander->expand( $schedule, 0, PHP_INT_MAX );
		$this->assertCount( RecurrenceExpander::MAX_OCCURRENCES, $all );
		$this->assertEquals( array_slice( $all, 0, 7 ), $expander->expand( $schedule, PHP_INT_MIN, PHP_INT_MAX, 7 ) );
		$this->assertSame( [], $expander->expand( $schedule, 0, PHP_INT_MAX, 0 ) );
	}
}
