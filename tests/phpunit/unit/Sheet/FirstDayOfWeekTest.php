<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Sheet\FirstDayOfWeek;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\FirstDayOfWeek
 */
class FirstDayOfWeekTest extends MediaWikiUnitTestCase {
	public static function provideLanguages(): iterable {
		yield [ 'en', 0 ];
		yield [ 'en-gb', 1 ];
		yield [ 'de', 1 ];
		yield [ 'de-formal', 1 ];
		yield [ 'fr', 1 ];
		yield [ 'he', 0 ];
		yield [ 'ar', 6 ];
		yield [ 'fa', 6 ];
		yield [ 'pt-br', 0 ];
		yield 'MediaWiki\'s own code' => [ 'be-tarask', 1 ];
		yield 'a code that nobody knows' => [ 'zzz', 1 ];
	}

	/**
	 * @dataProvider provideLanguages
	 */
	public function testIsThatOfTheRegionWhereTheLanguageIsMostSpoken( string $code, int $expected ): void {
		$this->assertSame( $expected, FirstDayOfWeek::of( $code ) );
	}
}
