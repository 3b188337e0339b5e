<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\CalendarDates
 */
class CalendarDatesTest extends MediaWikiUnitTestCase {
	public static function provideDates(): iterable {
		yield 'a date' => [ '2026-11-23', '2026-11-23' ];
		yield 'a month stands for its first day' => [ '2026-11', '2026-11-01' ];
		yield 'a leap day' => [ '2028-02-29', '2028-02-29' ];
		yield 'before 1970' => [ '1969-12-31', '1969-12-31' ];
		yield 'no leap day' => [ '2026-02-29', null ];
		yield 'no such day' => [ '2026-02-31', null ];
		yield 'no such month' => [ '2026-13', null ];
		yield 'a time' => [ '2026-11-23T10:00', null ];
		yield 'a newline' => [ "2026-11-23\n", null ];
		yield 'other digits' => [ '٢٠٢٦-١١-٢٣', null ];
		yield 'a year' => [ '2026', null ];
		yield 'nothing' => [ '', null ];
	}

	/**
	 * @dataProvider provideDates
	 */
	public function testReadsDatesAndMonths( string $text, ?string $expected ): void {
		$day = CalendarDates::parse( $text );
		$this->assertSame( $expected, $day === null ? null : CalendarDates::format( $day ) );
	}

	public static function provideMonths(): iterable {
		yield 'the same day' => [ '2026-11-23', 1, '2026-12-23' ];
		yield 'over the end of a year' => [ '2026-12-01', 1, '2027-01-01' ];
		yield 'back over the end of a year' => [ '2027-01-31', -2, '2026-11-30' ];
		yield 'into a shorter month' => [ '2027-01-31', 1, '2027-02-28' ];
		yield 'into a leap month' => [ '2028-01-31', 1, '2028-02-29' ];
		yield 'a year' => [ '2026-11-23', 12, '2027-11-23' ];
	}

	/**
	 * @dataProvider provideMonths
	 */
	public function testAddsMonths( string $day, int $months, string $expected ): void {
		$this->assertSame(
			$expected, CalendarDates::format( CalendarDates::addMonths( CalendarDates::parse( $day ), $months ) )
		);
	}

	public function testAWeekStartsOnTheDayThatTheLanguageSays(): void {
		$monday = CalendarDates::parse( '2026-11-23' );
		$this->assertSame( 1, CalendarDates::weekday( $monday ) );
		$this->assertSame( $monday, CalendarDates::startOfWeek( $monday, 1 ) );
		$this->assertSame( $monday - 1, CalendarDates::startOfWeek( $monday, 0 ) );
		$this->assertSame( $monday - 2, CalendarDates::startOfWeek( $monday, 6 ) );
		$this->assertSame( 3, CalendarDates::weekday( -1 ), '1969-12-31 was a Wednesday' );
	}

	public function testAMomentBefore1970BelongsToItsDay(): void {
		$this->assertSame( -1, CalendarDates::ofWall( -1 ) );
		$this->assertSame( 0, CalendarDates::ofWall( 0 ) );
		$this->assertSame( 0, CalendarDates::ofWall( 86399 ) );
	}
}
