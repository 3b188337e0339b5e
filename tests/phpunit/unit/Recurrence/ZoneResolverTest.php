<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use DateTimeImmutable;
use DateTimeZone;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver
 */
final class ZoneResolverTest extends TestCase {
	/** @dataProvider provideWalls */
	public function testWallTimeTakesTheOffsetBeforeAChange( string $zone, string $wall, string $instant, string $real ): void {
		$resolver = ZoneResolver::forZone( $zone );
		$unix = $resolver->toInstant( WallTime::parse( $wall )->seconds );
		$this->assertSame( $instant, gmdate( 'Y-m-d\TH:i:s\Z', $unix ) );
		$this->assertSame( $real, ( new WallTime( $resolver->toWall( $unix ) ) )->toString() );
	}

	public static function provideWalls(): array {
		return [
			'before a gap' => [ 'Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59' ],
			'start of a gap' => [ 'Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:00:00Z', '2026-03-29T03:00' ],
			'in a gap' => [ 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00Z', '2026-03-29T03:30' ],
			'end of a gap' => [ 'Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00Z', '2026-03-29T03:00' ],
			'before an overlap' => [ 'Europe/Berlin', '2026-10-25T01:59:59', '2026-10-24T23:59:59Z', '2026-10-25T01:59:59' ],
			'in an overlap' => [ 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00Z', '2026-10-25T02:30' ],
			'after an overlap' => [ 'Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00Z', '2026-10-25T03:00' ],
			'gap of half an hour' => [ 'Australia/Lord_Howe', '2026-10-04T02:10', '2026-10-03T15:40:00Z', '2026-10-04T02:40' ],
			'overlap of half an hour' =>
				[ 'Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00Z', '2026-04-05T01:45' ],
			'gap at midnight' => [ 'America/Sao_Paulo', '2018-11-04T00:00', '2018-11-04T03:00:00Z', '2018-11-04T01:00' ],
			'a date that was skipped' => [ 'Pacific/Apia', '2011-12-30T10:00', '2011-12-30T20:00:00Z', '2011-12-31T10:00' ],
			'summer time that is negative' => [ 'Europe/Dublin', '2026-10-25T01:30', '2026-10-25T00:30:00Z', '2026-10-25T01:30' ],
			'double summer time' => [ 'Europe/Berlin', '1945-05-24T02:30', '1945-05-24T00:30:00Z', '1945-05-24T03:30' ],
			'local mean time' => [ 'Europe/Berlin', '1800-01-01T00:00', '1799-12-31T23:06:32Z', '1800-01-01T00:00' ],
			'after 2037' => [ 'America/New_York', '2056-07-01T12:00', '2056-07-01T16:00:00Z', '2056-07-01T12:00' ],
			'after 2100' => [ 'Europe/Berlin', '2101-07-01T12:00', '2101-07-01T10:00:00Z', '2101-07-01T12:00' ],
			'after 2500' => [ 'Europe/Berlin', '2503-07-01T12:00', '2503-07-01T10:00:00Z', '2503-07-01T12:00' ],
			'in a gap of 9998' => [ 'Europe/Berlin', '9998-03-29T02:30', '9998-03-29T01:30:00Z', '9998-03-29T03:30' ],
			'no offset' => [ 'UTC', '9999-12-31T23:59:59', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59' ],
		];
	}

	public function testInstantsAgreeWithPhpInEveryZoneAndEachWallTimeLeadsBack(): void {
		mt_srand( 1 );
		foreach ( DateTimeZone::listIdentifiers() as $name ) {
			$zone = new DateTimeZone( $name );
			$resolver = ZoneResolver::forZone( $name );
			for ( $i = 0; $i < 20; $i++ ) {
				$instant = mt_rand( -2000000000, 4200000000 );
				$offset = $zone->getOffset( new DateTimeImmutable( "@$instant" ) );
				$wall = $resolver->toWall( $instant );
				$this->assertSame( $instant + $offset, $wall, "$name $instant" );
				$this->assertSame( $wall, $resolver->toWall( $resolver->toInstant( $wall ) ), "$name $instant" );
				$this->assertLessThanOrEqual( $instant, $resolver->toInstant( $wall ), "$name $instant" );
			}
		}
		mt_srand();
	}

	public function testYearsBeyondTheTableRepeatTheCalendar(): void {
		$resolver = ZoneResolver::forZone( 'America/New_York' );
		$zone = new DateTimeZone( 'America/New_York' );
		// Forth and back, since the resolver remembers where it was.
		foreach ( [ 2099, 2100, 2499, 2500, 2501, 2899, 2900, 5000, 9999, 2500, 2200, 2900, 2499, 1999 ] as $year ) {
			for ( $month = 1; $month <= 12; $month++ ) {
				$instant = gmmktime( 12, 0, 0, $month, 15, $year );
				$offset = $zone->getOffset( new DateTimeImmutable( "@$instant" ) );
				$this->assertSame( $instant + $offset, $resolver->toWall( $instant ), "$year-$month" );
				$this->assertSame( $instant, $resolver->toInstant( $instant + $offset ), "$year-$month" );
			}
		}
	}

	public function testGapHasAWallTimeThatIsSkippedAndStandsForAnInstant(): void {
		$resolver = ZoneResolver::forZone( 'Europe/Berlin' );
		$skipped = $resolver->skippedWall( strtotime( '2026-03-29T01:30:00Z' ) );
		$this->assertSame( WallTime::parse( '2026-03-29T02:30' )->seconds, $skipped );
		$this->assertNull( $resolver->skippedWall( strtotime( '2026-03-29T02:00:00Z' ) ) );
		$this->assertNull( $resolver->skippedWall( strtotime( '2026-10-25T01:30:00Z' ) ) );
		$this->assertNull( ZoneResolver::forZone( 'UTC' )->skippedWall( 0 ) );
	}

	/** @dataProvider provideNames */
	public function testOnlyNamesOfPlacesAreZones( string $name, bool $exists ): void {
		$this->assertSame( $exists, ZoneResolver::exists( $name ) );
	}

	public static function provideNames(): array {
		return [
			[ 'Europe/Berlin', true ], [ 'UTC', true ], [ 'GMT', true ], [ 'Etc/GMT+5', true ], [ 'Asia/Calcutta', true ],
			[ 'Mars/Olympus', false ], [ 'europe/berlin', false ], [ 'CEST', false ], [ 'CET', false ], [ 'EST', false ],
			[ '+02:00', false ], [ 'Z', false ], [ '', false ], [ 'localtime', false ], [ 'Factory', false ],
			[ 'W. Europe Standard Time', false ], [ '../etc/passwd', false ], [ "Europe/Berlin\0", false ],
		];
	}
}
