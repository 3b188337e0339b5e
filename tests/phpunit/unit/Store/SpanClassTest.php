<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Store;

use MediaWiki\Extension\EventCalendar\Store\SpanClass;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Store\SpanClass
 */
final class SpanClassTest extends MediaWikiUnitTestCase {
	/**
	 * @dataProvider provideSpans
	 */
	public function testAClassHoldsWhatLastsUpToItsLength( int $seconds, int $class ): void {
		$this->assertSame( $class, SpanClass::of( 1000, 1000 + $seconds ) );
		$this->assertLessThanOrEqual( SpanClass::seconds( $class ), $seconds );
	}

	public static function provideSpans(): array {
		return [
			'no time at all' => [ 0, 0 ],
			'one hour' => [ 3600, 0 ],
			'a second more' => [ 3601, 1 ],
			'two hours' => [ 7200, 1 ],
			'a day' => [ 86400, 5 ],
			'31 days and an hour of the clocks' => [ 31 * 86400 + 3600, 10 ]
		];
	}
}
