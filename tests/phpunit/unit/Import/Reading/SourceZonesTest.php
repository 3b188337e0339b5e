<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import\Reading;

use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\SourceZones
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\ZoneGuess
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\ZoneNames
 */
class SourceZonesTest extends MediaWikiUnitTestCase {
	use EventFileReaders;

	/** @return array{?string,string[]} Zone, and what is told: warnings, or why there is none */
	private function zone( string $tzid, string $definition = '', string $date = '20260301' ): array {
		$reading = $this->readCalendar(
			"BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART;TZID=\"$tzid\":{$date}T100000\nDURATION:PT1H\nEND:VEVENT", 'confirmed', $definition
		);
		return [
			$reading->events[0]->event['timeZone'] ?? null,
			self::told( [ ...$reading->skipped, ...( $reading->events[0]->warnings ?? [] ) ] )
		];
	}

	private static function definition( string $tzid, string $more, array ...$observances ): string {
		$text = "BEGIN:VTIMEZONE\nTZID:$tzid\n$more\n";
		foreach ( $observances as [ $kind, $start, $from, $to, $rule ] ) {
			$text .= "BEGIN:$kind\nDTSTART:$start\nTZOFFSETFROM:$from\nTZOFFSETTO:$to\n" . ( $rule ? "RRULE:$rule\n" : '' ) . "END:$kind\n";
		}
		return preg_replace( '/\n+/', "\n", $text . 'END:VTIMEZONE' );
	}

	private const SYDNEY = [
		[ 'STANDARD', '20080406T030000', '+1100', '+1000', 'FREQ=YEARLY;BYMONTH=4;BYDAY=1SU' ],
		[ 'DAYLIGHT', '20081005T020000', '+1000', '+1100', 'FREQ=YEARLY;BYMONTH=10;BYDAY=1SU' ],
	];

	public static function provideNames(): iterable {
		yield 'IANA' => [ 'Europe/Berlin', 'Europe/Berlin' ];
		yield 'IANA, in other letters' => [ 'europe/BERLIN', 'Europe/Berlin' ];
		yield 'an old name' => [ 'US/Eastern', 'US/Eastern' ];
		yield 'UTC' => [ 'UTC', 'UTC' ];
		yield 'Z' => [ 'Z', 'UTC' ];
		yield 'GMT' => [ 'GMT', 'UTC' ];
		yield 'libical' => [ '/freeassociation.sourceforge.net/Europe/Berlin', 'Europe/Berlin' ];
		yield 'libical, older' => [ '/freeassociation.sourceforge.net/Tzfile/America/Argentina/Salta', 'America/Argentina/Salta' ];
		yield 'Mozilla' => [ '/mozilla.org/20050126_1/Asia/Tokyo', 'Asia/Tokyo' ];
	}

	/** @dataProvider provideNames */
	public function testKnowsNamesOfZones( string $tzid, string $expected ): void {
		$this->assertSame( [ $expected, [] ], $this->zone( $tzid ) );
	}

	public static function provideWindowsNames(): iterable {
		yield [ 'W. Europe Standard Time', 'Europe/Berlin' ];
		yield [ 'Pacific Standard Time', 'America/Los_Angeles' ];
		yield [ 'India Standard Time', 'Asia/Kolkata' ];
		yield [ 'Argentina Standard Time', 'America/Argentina/Buenos_Aires' ];
		yield [ 'FLE Standard Time', 'Europe/Kyiv' ];
	}

	/** @dataProvider provideWindowsNames */
	public function testMapsWhatWindowsCallsThem( string $tzid, string $expected ): void {
		$this->assertSame( [ $expected, [ "timezone-mapped a $tzid|$expected" ] ], $this->zone( $tzid ) );
	}

	public function testBelievesThePlaceThatADefinitionNames(): void {
		$definition = self::definition( 'x', 'X-LIC-LOCATION:Europe/Rome', [ 'STANDARD', '19700101T000000', '+0000', '+0000', '' ] );
		$this->assertSame( [ 'Europe/Rome', [ 'timezone-mapped a x|Europe/Rome' ] ], $this->zone( 'x', $definition ) );
	}

	public function testFindsTheZoneWhoseClocksGoAsDefined(): void {
		$this->assertSame(
			[ 'Australia/Sydney', [ 'timezone-guessed a x|Australia/Sydney' ] ],
			$this->zone( 'x', self::definition( 'x', '', ...self::SYDNEY ) )
		);
	}

	public function testLooksAtTheYearsOfTheEvent(): void {
		// Until 2008, Sydney went back a week earlier.
		$this->assertSame(
			[ null, [ 'timezone-unknown a x' ] ], $this->zone( 'x', self::definition( 'x', '', ...self::SYDNEY ), '20060301' )
		);
	}

	public function testReadsDefinitionsThatBeginOnADayWhichTheirRuleHasNot(): void {
		$zone = $this->zone( 'x', self::definition( 'x', '',
			[ 'STANDARD', '16010101T030000', '+0200', '+0100', 'FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10' ],
			[ 'DAYLIGHT', '16010101T020000', '+0100', '+0200', 'FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3' ]
		) );
		$this->assertSame( 'Europe/Berlin', $zone[0] );
	}

	public static function provideNoZones(): iterable {
		yield 'unknown' => [ 'Mars/Olympus_Mons' ];
		yield 'a path' => [ '../../../../etc/passwd' ];
		yield 'no place' => [ 'localtime' ];
		yield 'an abbreviation' => [ 'EST' ];
		yield 'an offset' => [ 'GMT+0200' ];
		yield 'clocks that no zone has' => [ 'x', self::definition( 'x', '', [ 'STANDARD', '19700101T000000', '+0017', '+0017', '' ] ) ];
		yield 'a definition without offsets' => [ 'x', self::definition( 'x', '', [ 'STANDARD', '19700101T000000', '', '', '' ] ) ];
		yield 'a definition by the second' => [
			'x', self::definition( 'x', '', [ 'STANDARD', '19700101T000000', '+0100', '+0100', 'FREQ=SECONDLY' ] )
		];
		yield 'an empty definition' => [ 'x', self::definition( 'x', '' ) ];
		yield 'a definition of another' => [ 'x', self::definition( 'y', '', [ 'STANDARD', '19700101T000000', '+0100', '+0100', '' ] ) ];
	}

	/** @dataProvider provideNoZones */
	public function testTakesNoOtherZoneForOneThatItDoesNotKnow( string $tzid, string $definition = '' ): void {
		$this->assertSame( [ null, [ "timezone-unknown a $tzid" ] ], $this->zone( $tzid, $definition ) );
	}

	public function testTimesWithoutAZoneAreThoseOfTheCalendarElseOfTheImporter(): void {
		$floating = "UID:a\nSUMMARY:A\nDTSTART:20260301T100000\nDURATION:PT1H";
		$event = $this->readOne( $floating );
		$this->assertSame( 'Europe/Vienna', $event->event['timeZone'] );
		$this->assertSame( [ 'floating-time a Europe/Vienna' ], self::told( $event->warnings ) );
		$this->assertSame( 'Asia/Tokyo', $this->readOne( $floating, 'confirmed', 'X-WR-TIMEZONE:Asia/Tokyo' )->event['timeZone'] );
		$this->assertSame( 'Europe/Vienna', $this->readOne( $floating, 'confirmed', 'X-WR-TIMEZONE:Nowhere' )->event['timeZone'] );
	}
}
