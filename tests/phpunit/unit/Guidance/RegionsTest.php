<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Guidance;

use MediaWiki\Extension\EventCalendar\Config\GuidanceSettings;
use MediaWiki\Extension\EventCalendar\Guidance\Regions;
use MediaWiki\Extension\EventCalendar\Tests\SampleOccurrence;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Regions
 * @covers \MediaWiki\Extension\EventCalendar\Config\GuidanceSettings
 */
class RegionsTest extends MediaWikiUnitTestCase {
	/** @return string[] Such as "Europe/Berlin 2026-12-03T18:00 awake" */
	private static function regions( string $utc, string ...$zones ): array {
		$times = SampleOccurrence::make( $utc, $utc )->times;
		return array_map(
			static fn ( array $region ) => "$region[zone] $region[wallstart] " . ( $region['awake'] ? 'awake' : 'asleep' ),
			Regions::at( $times, new GuidanceSettings( zones: $zones, wakingFrom: 8, wakingTo: 22 ) )
		);
	}

	public function testTheDayBeginsAtItsFirstHourAndIsOverAtItsLast(): void {
		$this->assertSame( [ 'UTC 2026-12-03T07:59 asleep' ], self::regions( '2026-12-03T07:59', 'UTC' ) );
		$this->assertSame( [ 'UTC 2026-12-03T08:00 awake' ], self::regions( '2026-12-03T08:00', 'UTC' ) );
		$this->assertSame( [ 'UTC 2026-12-03T21:59 awake' ], self::regions( '2026-12-03T21:59', 'UTC' ) );
		$this->assertSame( [ 'UTC 2026-12-03T22:00 asleep' ], self::regions( '2026-12-03T22:00', 'UTC' ) );
	}

	public function testItMayBeAnotherDayElsewhere(): void {
		$this->assertSame(
			[ 'America/Los_Angeles 2026-12-02T21:30 awake', 'Asia/Kolkata 2026-12-03T11:00 awake', 'Asia/Tokyo 2026-12-03T14:30 awake' ],
			self::regions( '2026-12-03T05:30', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Tokyo' )
		);
	}

	public function testClocksChangeInSomeRegionsAndInOthersNot(): void {
		// The weeks between the changes of the United States and of Europe
		$zones = [ 'America/New_York', 'Europe/Berlin', 'Africa/Lagos' ];
		$this->assertSame( [
			'America/New_York 2027-03-13T07:30 asleep', 'Europe/Berlin 2027-03-13T13:30 awake', 'Africa/Lagos 2027-03-13T13:30 awake',
		], self::regions( '2027-03-13T12:30', ...$zones ) );
		$this->assertSame( [
			'America/New_York 2027-03-15T08:30 awake', 'Europe/Berlin 2027-03-15T13:30 awake', 'Africa/Lagos 2027-03-15T13:30 awake',
		], self::regions( '2027-03-15T12:30', ...$zones ) );
		$this->assertSame( [
			'America/New_York 2027-03-29T08:30 awake', 'Europe/Berlin 2027-03-29T14:30 awake', 'Africa/Lagos 2027-03-29T13:30 awake',
		], self::regions( '2027-03-29T12:30', ...$zones ) );
	}

	public function testAnAllDayEventIsOnItsDateEverywhere(): void {
		$this->assertSame( [], self::regions( '2026-12-03', 'UTC' ) );
	}

	public function testAZoneThatThisMachineDoesNotKnowIsLeftOut(): void {
		$this->assertSame( [ 'UTC 2026-12-03T12:00 awake' ], self::regions( '2026-12-03T12:00', 'Europe/Atlantis', 'UTC' ) );
	}
}
