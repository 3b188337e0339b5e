<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use MediaWiki\Extension\EventCalendar\Feed\Component;
use MediaWiki\Extension\EventCalendar\Feed\ScheduleExport;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\OverrideTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\ScheduleExport
 */
class ScheduleExportTest extends MediaWikiUnitTestCase {
	private const HORIZON = 2114380800; // 2037-01-01

	private static function schedule(
		string $start, string $duration, ?string $zone, ?string $rule = null, array $exclude = [], array $include = [],
		array $overrides = []
	): Schedule {
		return new Schedule(
			WallTime::parse( $start ), Duration::parse( $duration ), $zone, $rule, $exclude, $include,
			array_map( static fn ( array $times ) => new OverrideTimes(
				isset( $times[0] ) ? WallTime::parse( $times[0] ) : null,
				isset( $times[1] ) ? WallTime::parse( $times[1] ) : null
			), $overrides )
		);
	}

	/**
	 * @return string[] `NAME;PARAMETER=VALUE:VALUE`
	 */
	private static function lines( Component $component ): array {
		return array_map( static function ( array $property ): string {
			[ $name, $value, $parameters ] = $property;
			foreach ( $parameters as $parameter => $of ) {
				$name .= ";$parameter=" . implode( ',', (array)$of );
			}
			return $name . ':' . implode( ',', (array)$value );
		}, $component->properties() );
	}

	public static function provideSeries(): iterable {
		$berlin = 'Europe/Berlin';
		yield 'an event' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin ),
			[ 'DTSTART;TZID=Europe/Berlin:20261203T180000', 'DTEND;TZID=Europe/Berlin:20261203T190000' ]
		];
		yield 'an all-day event ends on the day after its last' => [
			self::schedule( '2026-12-03', 'P2D', null ),
			[ 'DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261205' ]
		];
		yield 'an event in UTC needs no zone' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', 'Etc/UTC', 'FREQ=DAILY;COUNT=2', [ '2026-12-04T18:00Z' ] ),
			[ 'DTSTART:20261203T180000Z', 'DTEND:20261203T190000Z', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE:20261204T180000Z' ]
		];
		yield 'nominal days are a duration' => [
			self::schedule( '2026-10-24T18:00', 'P1DT90M', $berlin ),
			[ 'DTSTART;TZID=Europe/Berlin:20261024T180000', 'DURATION:P1DT90M' ]
		];
		yield 'an event without length has no end' => [
			self::schedule( '2026-12-03T18:00', 'PT0S', $berlin ),
			[ 'DTSTART;TZID=Europe/Berlin:20261203T180000' ]
		];
		yield 'an end that the clocks show twice is told by its distance' => [
			self::schedule( '2026-10-25T02:30', 'PT1H', $berlin ),
			[ 'DTSTART;TZID=Europe/Berlin:20261025T023000', 'DURATION:PT1H' ]
		];
		yield 'odd seconds' => [
			self::schedule( '2026-10-25T02:30', 'PT1H0M7S', $berlin ),
			[ 'DTSTART;TZID=Europe/Berlin:20261025T023000', 'DURATION:PT3607S' ]
		];
		yield 'an end after the change of the clocks' => [
			self::schedule( '2026-10-25T01:30', 'PT3H', $berlin ),
			[ 'DTSTART;TZID=Europe/Berlin:20261025T013000', 'DTEND;TZID=Europe/Berlin:20261025T033000' ]
		];
		yield 'FREQ stands first' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, 'byday=1th;freq=monthly' ),
			[ 2 => 'RRULE:FREQ=MONTHLY;BYDAY=1TH' ]
		];
		yield 'UNTIL on the wall clock becomes UTC' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, 'FREQ=WEEKLY;UNTIL=20270401T180000' ),
			[ 2 => 'RRULE:FREQ=WEEKLY;UNTIL=20270401T160000Z' ]
		];
		yield 'UNTIL as a date counts to its end' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, 'FREQ=WEEKLY;UNTIL=20270401' ),
			[ 2 => 'RRULE:FREQ=WEEKLY;UNTIL=20270401T215959Z' ]
		];
		yield 'UNTIL in UTC stays' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, 'FREQ=WEEKLY;UNTIL=20270401T160000Z' ),
			[ 2 => 'RRULE:FREQ=WEEKLY;UNTIL=20270401T160000Z' ]
		];
		yield 'UNTIL of an all-day series stays a date' => [
			self::schedule( '2026-12-03', 'P1D', null, 'FREQ=WEEKLY;UNTIL=20270401', [ '2026-12-10' ], [ '2026-12-11' ] ),
			[ 2 => 'RRULE:FREQ=WEEKLY;UNTIL=20270401', 'RDATE;VALUE=DATE:20261211', 'EXDATE;VALUE=DATE:20261210' ]
		];
		yield 'excluded and included dates are sorted wall times, each once' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, 'FREQ=WEEKLY',
				[ '2027-04-08T16:00Z', '2026-12-10T18:00', '2026-12-10T17:00:00Z' ],
				[ '2027-04-09T16:00Z', '2026-12-11T18:00:00' ] ),
			[ 3 => 'RDATE;TZID=Europe/Berlin:20261211T180000,20270409T180000',
				'EXDATE;TZID=Europe/Berlin:20261210T180000,20270408T180000' ]
		];
		yield 'a date excludes all of its day, whatever the zone' => [
			self::schedule( '2026-12-03T00:30', 'PT1H', 'Pacific/Kiritimati', 'FREQ=DAILY;BYHOUR=0,23',
				[ '2026-12-05' ], [ '2026-12-05T12:00' ] ),
			[ 3 => 'RDATE;TZID=Pacific/Kiritimati:20261205T120000',
				'EXDATE;TZID=Pacific/Kiritimati:20261205T003000,20261205T120000,20261205T233000' ]
		];
		yield 'what excludes nothing is left out' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, 'FREQ=WEEKLY', [ '2026-12-11T18:00', '2026-12-12' ] ),
			[ 2 => 'RRULE:FREQ=WEEKLY' ]
		];
		yield 'a series of included dates alone' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, null, [], [ '2026-12-24T18:00' ] ),
			[ 2 => 'RDATE;TZID=Europe/Berlin:20261224T180000' ]
		];
	}

	/**
	 * @dataProvider provideSeries
	 * @param Schedule $schedule
	 * @param string[] $expected All lines; if the first key is larger than 0, those from there on
	 */
	public function testWritesTheTimesOfASeries( Schedule $schedule, array $expected ): void {
		$event = new Component( 'VEVENT' );
		( new ScheduleExport( new RfcRecurrenceExpander(), $schedule ) )->addSeries( $event );
		$this->assertSame( array_values( $expected ), array_slice( self::lines( $event ), array_key_first( $expected ) ) );
	}

	public function testWritesOverriddenOccurrencesWhereTheyAre(): void {
		$export = new ScheduleExport( new RfcRecurrenceExpander(), self::schedule(
			'2026-12-03T18:00', 'PT1H', 'Europe/Berlin', 'FREQ=WEEKLY', [ '2026-12-17T18:00' ], [ '2026-12-05T18:00' ],
			[
				'2027-02-04T18:00' => [ '2027-02-05T17:00', '2027-02-05T18:30' ],
				'2026-12-10T17:00Z' => [],
				'2026-12-05T18:00' => [ '2026-12-06T18:00' ],
				'2026-12-17T18:00' => [ '2026-12-18T18:00' ],
			]
		) );
		$lines = [];
		foreach ( $export->overridden() as $times ) {
			$event = new Component( 'VEVENT' );
			$export->addOccurrence( $event, $times );
			$lines[$times->overrideKey] = self::lines( $event );
		}
		$this->assertSame( [
			'2026-12-05T18:00' => [
				'RECURRENCE-ID;TZID=Europe/Berlin:20261205T180000',
				'DTSTART;TZID=Europe/Berlin:20261206T180000',
				'DTEND;TZID=Europe/Berlin:20261206T190000',
			],
			'2026-12-10T17:00Z' => [
				'RECURRENCE-ID;TZID=Europe/Berlin:20261210T180000',
				'DTSTART;TZID=Europe/Berlin:20261210T180000',
				'DTEND;TZID=Europe/Berlin:20261210T190000',
			],
			'2027-02-04T18:00' => [
				'RECURRENCE-ID;TZID=Europe/Berlin:20270204T180000',
				'DTSTART;TZID=Europe/Berlin:20270205T170000',
				'DTEND;TZID=Europe/Berlin:20270205T183000',
			],
		], $lines, 'The excluded one has none' );
	}

	public function testASeriesWithoutOverridesHasNone(): void {
		$export = new ScheduleExport( new RfcRecurrenceExpander(), self::schedule(
			'2026-12-03T18:00', 'PT1H', 'Europe/Berlin', 'FREQ=WEEKLY'
		) );
		$this->assertSame( [], $export->overridden() );
	}

	public static function provideZones(): iterable {
		$berlin = 'Europe/Berlin';
		yield 'an event in winter: the change before it' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin ), [ 'STANDARD' => [ '20261025T030000' ] ]
		];
		yield 'a series that ends: the changes while it lasts, at least for a year' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, 'FREQ=MONTHLY;BYDAY=1TH;COUNT=8' ),
			[ 'STANDARD' => [ '20261025T030000', '20271031T030000' ], 'DAYLIGHT' => [ '20270328T020000' ] ]
		];
		yield 'an override long after the series: as far, in steps that double' => [
			self::schedule( '2026-12-03T18:00', 'PT1H', $berlin, 'FREQ=DAILY;COUNT=2', [], [],
				[ '2026-12-04T18:00' => [ '2028-07-01T10:00' ] ] ),
			[ 'STANDARD' => [ '20261025T030000', '20271031T030000', '20281029T030000', '20291028T030000' ],
				'DAYLIGHT' => [ '20270328T020000', '20280326T020000', '20290325T020000' ] ]
		];
		yield 'all-day' => [ self::schedule( '2026-12-03', 'P1D', null, 'FREQ=DAILY' ), null ];
		yield 'UTC' => [ self::schedule( '2026-12-03T18:00', 'PT1H', 'UTC', 'FREQ=DAILY' ), null ];
	}

	/**
	 * @dataProvider provideZones
	 */
	public function testDefinesTheZoneOverTheSpanNeeded( Schedule $schedule, ?array $expected ): void {
		$export = new ScheduleExport( new RfcRecurrenceExpander(), $schedule );
		$zone = $export->zoneDefinition( $export->overridden(), true, self::HORIZON );
		if ( $expected === null ) {
			$this->assertNull( $zone );
			return;
		}
		$onsets = [];
		foreach ( $zone->components() as $observance ) {
			foreach ( $observance->properties() as [ $name, $value ] ) {
				if ( $name === 'DTSTART' || $name === 'RDATE' ) {
					// The first of several stands in both.
					$onsets[$observance->name][$value] = $value;
				}
			}
		}
		$this->assertSame( $expected, array_map( array_values( ... ), $onsets ) );
	}

	public function testAnEndlessSeriesIsLookedAfterUpToTheHorizon(): void {
		$export = new ScheduleExport( new RfcRecurrenceExpander(), self::schedule(
			'2026-12-03T18:00', 'PT1H', 'Europe/Berlin', 'FREQ=WEEKLY'
		) );
		$zone = $export->zoneDefinition( [], true, self::HORIZON );
		$onsets = [];
		foreach ( $zone->components() as $observance ) {
			$onsets[$observance->name] = array_column( $observance->properties(), 1, 0 )['RDATE'];
		}
		$this->assertSame( [ 'STANDARD' => '20361026T030000', 'DAYLIGHT' => '20360330T020000' ], $onsets );
	}

	public function testManyOverridesAndExcludedDaysCostLittle(): void {
		$overrides = $exclude = [];
		for ( $i = 0; $i < 1000; $i++ ) {
			$overrides[( new WallTime( 1800000000 + $i * 86400 * 7 ) )->toString()] = [];
			$exclude[] = ( new WallTime( 1800086400 + $i * 86400 * 7 ) )->dateString();
		}
		$start = ( new WallTime( 1800000000 ) )->toString();
		$export = new ScheduleExport( new RfcRecurrenceExpander(), self::schedule(
			$start, 'PT1H', 'Europe/Berlin', 'FREQ=DAILY', $exclude, [], $overrides
		) );
		$begin = hrtime( true );
		$this->assertCount( 1000, $export->overridden() );
		$event = new Component( 'VEVENT' );
		$export->addSeries( $event );
		$this->assertLessThan( 2.0, ( hrtime( true ) - $begin ) / 1e9 );
		$this->assertCount( 1000, $event->properties()[3][1] );
	}
}
