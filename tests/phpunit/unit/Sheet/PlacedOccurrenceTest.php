<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\PlacedOccurrence;
use MediaWiki\Extension\EventCalendar\Tests\SampleOccurrence;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\PlacedOccurrence
 */
class PlacedOccurrenceTest extends MediaWikiUnitTestCase {
	public static function providePlaces(): iterable {
		yield 'within a day' => [ '2026-11-23T10:00', '2026-11-23T11:00', 'UTC', '2026-11-23', '2026-11-23' ];
		yield 'one that ends at midnight does not touch the next day'
			=> [ '2026-11-23T22:00', '2026-11-24T00:00', 'UTC', '2026-11-23', '2026-11-23' ];
		yield 'one that ends after midnight does' => [ '2026-11-23T22:00', '2026-11-24T00:01', 'UTC', '2026-11-23', '2026-11-24' ];
		yield 'one of no length touches the day of its start'
			=> [ '2026-11-23T00:00', '2026-11-23T00:00', 'UTC', '2026-11-23', '2026-11-23' ];
		yield 'on the day of the zone, east' => [ '2026-11-23T22:00', '2026-11-23T23:00', 'Asia/Tokyo', '2026-11-24', '2026-11-24' ];
		yield 'on the day of the zone, west'
			=> [ '2026-11-23T03:00', '2026-11-23T04:00', 'America/New_York', '2026-11-22', '2026-11-22' ];
		yield 'all day, on its dates in every zone' => [ '2026-11-23', '2026-11-25', 'Pacific/Kiritimati', '2026-11-23', '2026-11-24' ];
		yield 'before 1970' => [ '1969-12-31T22:00', '1969-12-31T23:00', 'UTC', '1969-12-31', '1969-12-31' ];
	}

	/**
	 * @dataProvider providePlaces
	 */
	public function testLiesOnTheDaysItTouches( string $start, string $end, string $zone, string $first, string $last ): void {
		$placed = PlacedOccurrence::place(
			SampleOccurrence::make( $start, $end ), '1', '/Event', ZoneResolver::forZone( $zone )
		);
		$this->assertSame( $first, CalendarDates::format( $placed->first ) );
		$this->assertSame( $last, CalendarDates::format( $placed->end - 1 ) );
		$this->assertTrue( $placed->touches( $placed->first, $placed->first + 1 ) );
		$this->assertFalse( $placed->touches( $placed->end, $placed->end + 7 ) );
		$this->assertFalse( $placed->touches( $placed->first - 7, $placed->first ) );
	}
}
