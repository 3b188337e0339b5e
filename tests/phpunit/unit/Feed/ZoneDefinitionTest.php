<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use DateTimeImmutable;
use DateTimeZone;
use MediaWiki\Extension\EventCalendar\Feed\Component;
use MediaWiki\Extension\EventCalendar\Feed\ZoneDefinition;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\ZoneDefinition
 */
class ZoneDefinitionTest extends MediaWikiUnitTestCase {

	private static function make( string $zone, string $from, string $to ): Component {
		return ZoneDefinition::make( $zone, strtotime( "$from UTC" ), strtotime( "$to UTC" ) );
	}

	/**
	 * @return array<int,array<string,string|string[]>> The values of RDATE as a list
	 */
	private static function observances( Component $zone ): array {
		return array_map( static function ( Component $observance ) {
			$properties = [ 'kind' => $observance->name ];
			foreach ( $observance->properties() as [ $name, $value ] ) {
				if ( $name === 'RDATE' ) {
					$properties[$name][] = $value;
				} else {
					$properties[$name] = $value;
				}
			}
			return $properties;
		}, $zone->components() );
	}

	public function testNamesEachChangeOnTheClockBeforeIt(): void {
		$zone = self::make( 'Europe/Berlin', '2026-12-01', '2028-12-01' );
		$this->assertSame( 'VTIMEZONE', $zone->name );
		$this->assertSame( [ [ 'TZID', 'Europe/Berlin', [] ] ], $zone->properties() );
		$this->assertSame( [
			[ 'kind' => 'STANDARD', 'DTSTART' => '20261025T030000', 'TZOFFSETFROM' => '+0200', 'TZOFFSETTO' => '+0100',
				'TZNAME' => 'CET', 'RDATE' => [ '20261025T030000', '20271031T030000', '20281029T030000' ] ],
			[ 'kind' => 'DAYLIGHT', 'DTSTART' => '20270328T020000', 'TZOFFSETFROM' => '+0100', 'TZOFFSETTO' => '+0200',
				'TZNAME' => 'CEST', 'RDATE' => [ '20270328T020000', '20280326T020000' ] ],
		], self::observances( $zone ) );
	}

	public function testAZoneWithoutChangesHasOneObservance(): void {
		$this->assertSame( [
			[ 'kind' => 'STANDARD', 'DTSTART' => '19700101T000000', 'TZOFFSETFROM' => '-0500', 'TZOFFSETTO' => '-0500',
				'TZNAME' => '-05' ],
		], self::observances( self::make( 'Etc/GMT+5', '2026-12-01', '2028-12-01' ) ) );
	}

	public function testAZoneWhoseClocksChangedLongAgoHasItsLastChange(): void {
		$this->assertSame(
			[ '19451015T000000' ],
			array_column( self::observances( self::make( 'Asia/Kolkata', '2026-12-01', '2028-12-01' ) ), 'DTSTART' )
		);
	}

	public function testKnowsClocksThatChangeByLessThanAnHourAndSkippedDays(): void {
		$changes = self::observances( self::make( 'Australia/Lord_Howe', '2026-06-01', '2026-12-01' ) );
		$this->assertSame( [ '+1030', '+1100' ], array_column( $changes, 'TZOFFSETTO' ) );
		$changes = self::observances( self::make( 'Pacific/Apia', '2011-12-29', '2012-01-02' ) );
		$this->assertSame( [ '-1000', '+1400' ], array_column( $changes, 'TZOFFSETTO' ) );
		$this->assertSame( '20111230T000000', $changes[1]['DTSTART'] );
	}

	public function testOffsetsMayHaveSeconds(): void {
		$changes = self::observances( self::make( 'Africa/Monrovia', '1970-01-01', '1972-12-01' ) );
		$this->assertSame( [ '-004430', '+0000' ], array_column( $changes, 'TZOFFSETTO' ) );
	}

	public function testGoesOnAfter2037(): void {
		$changes = self::observances( self::make( 'America/New_York', '2040-01-01', '2041-12-01' ) );
		$this->assertSame( [ '20391106T020000', '20401104T020000', '20411103T020000' ], $changes[0]['RDATE'] );
	}

	public function testEveryInstantOfTheSpanHasTheOffsetThatPhpKnows(): void {
		$zones = [ 'Africa/Casablanca', 'America/Sao_Paulo', 'Asia/Tehran', 'Europe/Dublin', 'Pacific/Apia', 'Asia/Gaza',
			'America/St_Johns', 'Antarctica/Troll' ];
		foreach ( $zones as $name ) {
			$from = gmmktime( 0, 0, 0, 1, 1, 2010 );
			$to = gmmktime( 0, 0, 0, 1, 1, 2030 );
			$offsets = [];
			foreach ( self::observances( ZoneDefinition::make( $name, $from, $to ) ) as $o ) {
				foreach ( [ $o['DTSTART'], ...( $o['RDATE'] ?? [] ) ] as $onset ) {
					$offsets[strtotime( "$onset UTC" ) - self::seconds( $o['TZOFFSETFROM'] )] = self::seconds( $o['TZOFFSETTO'] );
				}
			}
			ksort( $offsets );
			$zone = new DateTimeZone( $name );
			for ( $instant = $from; $instant < $to; $instant += 86400 * 3 + 1800 ) {
				$known = array_filter( $offsets, static fn ( int $onset ) => $onset <= $instant, ARRAY_FILTER_USE_KEY );
				$this->assertSame( $zone->getOffset( new DateTimeImmutable( "@$instant" ) ), end( $known ), "$name $instant" );
			}
		}
	}

	private static function seconds( string $offset ): int {
		$digits = str_split( substr( $offset, 1 ) . '00', 2 );
		return ( $offset[0] === '-' ? -1 : 1 ) * ( (int)$digits[0] * 3600 + (int)$digits[1] * 60 + (int)$digits[2] );
	}

	public function testTheNamesOfUtcNeedNoDefinition(): void {
		$this->assertTrue( ZoneDefinition::isUtc( 'UTC' ) );
		$this->assertTrue( ZoneDefinition::isUtc( 'Etc/UTC' ) );
		$this->assertFalse( ZoneDefinition::isUtc( 'Europe/London' ) );
	}
}
