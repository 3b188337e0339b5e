<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\FollowUp;

use MediaWiki\Extension\EventCalendar\FollowUp\NextMonth;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\NextMonth
 */
final class NextMonthTest extends MediaWikiUnitTestCase {
	/** @dataProvider provideStarts */
	public function testTheNextMonthHasItOnTheSameWeekday( string $start, string $next ): void {
		$this->assertSame( $next, NextMonth::after( WallTime::parse( $start ) ) );
	}

	public static function provideStarts(): iterable {
		yield 'first Thursday' => [ '2026-11-05T18:00', '2026-12-03' ];
		yield 'over the end of the year' => [ '2026-12-03T18:00', '2027-01-07' ];
		yield 'last moment of a day' => [ '2026-11-12T23:59:59', '2026-12-10' ];
		yield 'fifth Thursday' => [ '2026-10-29', '2026-11-26' ];
		yield 'fifth Tuesday, at the end of the year' => [ '2026-12-29', '2027-01-26' ];
		yield 'February' => [ '2027-01-29', '2027-02-26' ];
		yield 'before 1970' => [ '1969-12-04', '1970-01-01' ];
	}
}
