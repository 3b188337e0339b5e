<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\SheetRange;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SheetRange
 */
class SheetRangeTest extends MediaWikiUnitTestCase {
	public static function provideRanges(): iterable {
		yield 'a month has as many whole weeks as it touches'
			=> [ 'month', '2026-11-23', 1, '2026-11-01', '2026-10-26', '2026-12-07', '2026-10-01', '2026-12-01' ];
		yield 'one that begins on the first day of the week begins with it'
			=> [ 'month', '2026-11-01', 0, '2026-11-01', '2026-11-01', '2026-12-06', '2026-10-01', '2026-12-01' ];
		yield 'the shortest has four'
			=> [ 'month', '2026-02-14', 0, '2026-02-01', '2026-02-01', '2026-03-01', '2026-01-01', '2026-03-01' ];
		yield 'some have six'
			=> [ 'month', '2026-08-31', 1, '2026-08-01', '2026-07-27', '2026-09-07', '2026-07-01', '2026-09-01' ];
		yield 'from the end of a month one comes to the next, not over it'
			=> [ 'month', '2027-01-31', 6, '2027-01-01', '2026-12-26', '2027-02-06', '2026-12-01', '2027-02-01' ];
		yield 'a week holds the date'
			=> [ 'week', '2026-11-26', 1, '2026-11-26', '2026-11-23', '2026-11-30', '2026-11-19', '2026-12-03' ];
		yield 'a day is alone'
			=> [ 'day', '2026-12-31', 1, '2026-12-31', '2026-12-31', '2027-01-01', '2026-12-30', '2027-01-01' ];
		yield 'an agenda is a month long'
			=> [ 'agenda', '2026-11-23', 1, '2026-11-23', '2026-11-23', '2026-12-23', '2026-10-23', '2026-12-23' ];
		yield 'that of a whole month shows just that'
			=> [ 'agenda', '2027-02-01', 1, '2027-02-01', '2027-02-01', '2027-03-01', '2027-01-01', '2027-03-01' ];
	}

	/**
	 * @dataProvider provideRanges
	 */
	public function testShowsTheDaysAroundADate( string $view, string $date, int $weekStart, string ...$expected ): void {
		$range = SheetRange::around( $view, CalendarDates::parse( $date ), $weekStart );
		$this->assertSame(
			$expected,
			array_map( CalendarDates::format( ... ), [ $range->date, $range->first, $range->end, $range->previous, $range->next ] )
		);
	}

	public function testAShortListLooksAYearAhead(): void {
		$range = SheetRange::ahead( CalendarDates::parse( '2028-02-29' ) );
		$this->assertSame( '2029-02-28', CalendarDates::format( $range->end ) );
	}
}
