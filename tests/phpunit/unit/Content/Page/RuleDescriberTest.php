<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content\Page;

use MediaWiki\Extension\EventCalendar\Content\Page\RuleDescriber;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWikiUnitTestCase;
use Wikimedia\Message\ListParam;
use Wikimedia\Message\MessageValue;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\RuleDescriber
 */
class RuleDescriberTest extends MediaWikiUnitTestCase {
	public function testAnEventThatHappensOnceHasNoRule() {
		$this->assertNull( ( new RuleDescriber() )->describe( self::schedule( null ) ) );
	}

	public function testAListOfDatesIsNoRule() {
		$this->assertSame(
			'dates',
			self::outline( ( new RuleDescriber() )->describe( self::schedule( null, [ '2026-12-10T18:00' ] ) ) )
		);
	}

	/** @dataProvider provideRules */
	public function testTheWordsSayWhatTheRuleSays( string $rule, string $expected ) {
		$this->assertSame( $expected, self::outline( ( new RuleDescriber() )->describe( self::schedule( $rule ) ) ) );
	}

	public static function provideRules(): iterable {
		yield [ 'FREQ=DAILY', 'daily(1)' ];
		yield [ 'FREQ=DAILY;INTERVAL=3', 'daily(3)' ];
		yield [ 'FREQ=DAILY;BYDAY=TU,TH', 'weekly(1, [tuesday, thursday])' ];
		yield [ 'FREQ=WEEKLY', 'weekly-day(thursday)' ];
		yield [ 'FREQ=WEEKLY;BYDAY=TH', 'weekly-day(thursday)' ];
		yield [ 'FREQ=WEEKLY;INTERVAL=2', 'fortnightly-day(thursday)' ];
		yield [ 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,MO', 'weekly(2, [monday, thursday])' ];
		yield [ 'FREQ=WEEKLY;INTERVAL=4', 'weekly(4, [thursday])' ];
		yield [ 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'daily(1)' ];
		yield [ 'FREQ=MONTHLY;BYDAY=1TH', 'monthly(1, [nth-first(thursday)])' ];
		yield [ 'FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1', 'monthly(1, [nth-first(thursday)])' ];
		yield [ 'FREQ=MONTHLY;BYDAY=-1FR,3TU,1TH',
			'monthly(1, [nth-first(thursday), nth-third(tuesday), nth-last(friday)])' ];
		yield [ 'FREQ=MONTHLY;BYDAY=-2WE', 'monthly(1, [nth-second-last(wednesday)])' ];
		yield [ 'FREQ=MONTHLY;BYDAY=TH', 'weekly-day(thursday)' ];
		yield [ 'FREQ=MONTHLY;BYDAY=5TH', 'skips-months(monthly(1, [nth-fifth(thursday)]))' ];
		yield [ 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'monthly(1, [last-workday])' ];
		yield [ 'FREQ=MONTHLY;BYDAY=FR,TH,WE,TU,MO;BYSETPOS=1', 'monthly(1, [first-workday])' ];
		yield [ 'FREQ=MONTHLY', 'monthly(1, [month-day(3)])' ];
		yield [ 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1,15', 'monthly(3, [month-day(15), last-day])' ];
		yield [ 'FREQ=MONTHLY;BYMONTHDAY=31', 'skips-months(monthly(1, [month-day(31)]))' ];
		yield [ 'FREQ=MONTHLY;BYDAY=1TH;BYMONTH=9,10',
			'in-months(monthly(1, [nth-first(thursday)]), [september, october])' ];
		yield [ 'FREQ=YEARLY', 'yearly(1, day-of-year(3, december-gen))' ];
		yield [ 'FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=24', 'yearly(2, day-of-year(24, december-gen))' ];
		yield [ 'FREQ=YEARLY;BYMONTH=12;BYDAY=1TH', 'yearly(1, nth-of-month([nth-first(thursday)], december))' ];
		yield [ 'FREQ=YEARLY;BYMONTH=3,9;BYDAY=1TH',
			'in-months(monthly(1, [nth-first(thursday)]), [march, september])' ];
		yield [ 'freq=weekly;count=5', 'count(weekly-day(thursday), 5)' ];
		yield [ 'FREQ=WEEKLY;UNTIL=20270304', 'until(weekly-day(thursday), 20270304000000)' ];
		yield 'the last day is one of the event\'s zone' =>
			[ 'FREQ=WEEKLY;UNTIL=20270303T233000Z', 'until(weekly-day(thursday), 20270304003000)' ];
	}

	/** @dataProvider provideRulesWithoutWords */
	public function testNoWordsRatherThanFalseOnes( string $rule ) {
		$this->assertSame( 'other', self::outline( ( new RuleDescriber() )->describe( self::schedule( $rule ) ) ) );
	}

	public static function provideRulesWithoutWords(): iterable {
		$rules = [
			'FREQ=DAILY;INTERVAL=2;BYDAY=MO', 'FREQ=DAILY;BYMONTHDAY=1,2,3', 'FREQ=DAILY;BYHOUR=9,18',
			'FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
			'FREQ=MONTHLY;INTERVAL=2;BYDAY=MO', 'FREQ=MONTHLY;BYMONTHDAY=-3', 'FREQ=MONTHLY;BYDAY=-3MO',
			'FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2',
			'FREQ=MONTHLY;BYDAY=MO,1TU', 'FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYSETPOS=-1',
			'FREQ=YEARLY;BYDAY=1TH', 'FREQ=YEARLY;BYMONTHDAY=15', 'FREQ=YEARLY;BYWEEKNO=20', 'FREQ=YEARLY;BYYEARDAY=100',
			'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'FREQ=YEARLY;BYMONTH=1;BYDAY=MO', 'FREQ=YEARLY;BYMONTH=1;BYDAY=5MO',
			'FREQ=YEARLY;BYMONTH=1,7;BYDAY=MO;BYSETPOS=1', 'FREQ=YEARLY;INTERVAL=2;BYMONTH=1,7;BYMONTHDAY=3',
			'no rule at all',
		];
		foreach ( $rules as $rule ) {
			yield $rule => [ $rule ];
		}
	}

	private static function schedule( ?string $rule, array $include = [] ): Schedule {
		return new Schedule(
			WallTime::parse( '2026-12-03T18:00' ), new Duration( 0, 3600 ), 'Europe/Berlin', $rule, [], $include
		);
	}

	/** The message as a term: keys without the prefix that they share */
	private static function outline( MessageValue $message ): string {
		$params = array_map( self::outlineParam( ... ), $message->getParams() );
		return preg_replace( '/^eventcalendar-rule-/', '', $message->getKey() )
			. ( $params ? '(' . implode( ', ', $params ) . ')' : '' );
	}

	private static function outlineParam( mixed $param ): string {
		$value = $param->getValue();
		return match ( true ) {
			$param instanceof ListParam => '[' . implode( ', ', array_map( self::outlineParam( ... ), $value ) ) . ']',
			$value instanceof MessageValue => self::outline( $value ),
			default => (string)$value
		};
	}
}
