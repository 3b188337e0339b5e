<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Digest;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\DigestSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueClock;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\IssueClock
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\IssueTime
 * @covers \MediaWiki\Extension\EventCalendar\Config\DigestSettings
 */
final class IssueClockTest extends MediaWikiUnitTestCase {
	private const WEEK = 7 * 86400;

	private function clock( string $rhythm = 'weekly', int $weekday = 1, int $hour = 9, string $zone = 'UTC' ): IssueClock {
		$settings = $this->createStub( SettingsLookup::class );
		$settings->method( 'get' )->willReturn(
			new CalendarSettings( [], [], [], digest: new DigestSettings( $rhythm, $weekday, $hour, $zone ) )
		);
		return new IssueClock( $settings );
	}

	public function testAnIssueHasTheNameOfTheWeekInWhichItCloses(): void {
		$clock = $this->clock( 'weekly', 4, 18 );
		// Thursday, 3 December 2026
		$closes = strtotime( '2026-12-03T18:00Z' );

		$this->assertSame( '2026-W49', $clock->last( $closes )->name );
		$this->assertSame( $closes, $clock->last( $closes )->closes );
		$this->assertSame( '2026-W48', $clock->last( $closes - 1 )->name );
		$this->assertSame( '2026-W49', $clock->next( $closes - 1 )->name );
		$this->assertSame( '2026-W50', $clock->next( $closes )->name );
	}

	public static function provideChangesOfTheClocks(): iterable {
		yield 'an hour less in spring' => [ '2026-03-22T18:00+01:00', '2026-03-29T18:00+02:00', self::WEEK - 3600, 18 ];
		yield 'an hour more in autumn' => [ '2026-10-18T18:00+02:00', '2026-10-25T18:00+01:00', self::WEEK + 3600, 18 ];
		yield 'a time that there is not' => [ '2026-03-22T02:00+01:00', '2026-03-29T03:00+02:00', self::WEEK, 2 ];
	}

	/** @dataProvider provideChangesOfTheClocks */
	public function testItClosesAtTheSameTimeOfTheDayWhateverTheClocksDo(
		string $one, string $other, int $apart, int $hour
	): void {
		$clock = $this->clock( 'weekly', 7, $hour, 'Europe/Berlin' );

		$this->assertSame( strtotime( $one ), $clock->last( strtotime( $one ) )->closes );
		$this->assertSame( strtotime( $other ), $clock->next( strtotime( $one ) )->closes );
		$this->assertSame( $apart, strtotime( $other ) - strtotime( $one ) );
	}

	public function testItsWeekIsThatOfItsZone(): void {
		// Monday, 00:00 in Auckland is Sunday in UTC.
		$closes = strtotime( '2026-11-29T11:00Z' );

		$this->assertSame( '2026-W49', $this->clock( 'weekly', 1, 0, 'Pacific/Auckland' )->last( $closes )->name );
	}

	public function testEverySecondIssueIsForThoseWhoWantFewerAlsoOverAYearOf53Weeks(): void {
		$clock = $this->clock();
		$name = null;
		$found = [];
		for ( $now = strtotime( '2026-12-14T09:00Z' ); $now < strtotime( '2027-01-20T00:00Z' ); $now += self::WEEK ) {
			$issue = $clock->last( $now );
			$found[$issue->name] = $clock->period( $issue, 'fortnightly' );
			$this->assertSame( self::WEEK, $clock->period( $issue, 'weekly' ) );
			$this->assertNotSame( $name, $issue->name );
			$name = $issue->name;
		}

		$this->assertSame( [ '2026-W51', '2026-W52', '2026-W53', '2027-W01', '2027-W02', '2027-W03' ], array_keys( $found ) );
		$mine = array_keys( array_filter( $found ) );
		$this->assertContains( $mine, [ [ '2026-W51', '2026-W53', '2027-W02' ], [ '2026-W52', '2027-W01', '2027-W03' ] ] );
		$this->assertSame( 2 * self::WEEK, $found[$mine[0]] );
	}

	public function testAFortnightlyWikiHasEverySecondIssueAndAllGetIt(): void {
		$clock = $this->clock( 'fortnightly' );
		$issue = $clock->next( strtotime( '2026-12-01T00:00Z' ) );
		$following = $clock->next( $issue->closes );

		$this->assertSame( 2 * self::WEEK, $following->closes - $issue->closes );
		$this->assertSame( $issue->name, $clock->last( $following->closes - 1 )->name );
		$this->assertSame( 2 * self::WEEK, $clock->period( $issue, 'weekly' ) );
	}

	public function testWhatIsNoNameOfAnIssueIsNone(): void {
		foreach ( [ '', '2026-W54', '2027-W53', '2026-W00', '2026-W1', '2026-12', "2026-W49\n", 'x' ] as $name ) {
			$this->assertNull( $this->clock()->named( $name ), $name );
		}
		$weekly = $this->clock();
		$fortnightly = $this->clock( 'fortnightly' );
		$this->assertNotEquals( $fortnightly->named( '2026-W49' ) === null, $fortnightly->named( '2026-W50' ) === null );
		$this->assertSame( '2026-W49', $weekly->named( '2026-W49' )->name );
	}
}
