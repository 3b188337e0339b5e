<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OverrideTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventFactory
 */
class EventFactoryTest extends MediaWikiUnitTestCase {
	use EventReaders;

	private function event( array $fields ): Event {
		$reading = $this->read( $fields + [ 'title' => 'x', 'type' => 'other' ] );
		$this->assertSame( [], self::describe( $reading->problems ) );
		return $reading->event;
	}

	public static function provideDurations(): array {
		$berlin = [ 'timeZone' => 'Europe/Berlin' ];
		return [
			'an end is exact' => [ [ 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:30' ] + $berlin, 0, 5400 ],
			'an end behind the change to summer time' =>
				[ [ 'start' => '2027-03-27T22:00', 'end' => '2027-03-28T04:00' ] + $berlin, 0, 5 * 3600 ],
			'an end behind the change to winter time' =>
				[ [ 'start' => '2026-10-24T22:00', 'end' => '2026-10-25T04:00' ] + $berlin, 0, 7 * 3600 ],
			'a start in a gap is an hour later' =>
				[ [ 'start' => '2027-03-28T02:30', 'end' => '2027-03-28T04:00' ] + $berlin, 0, 1800 ],
			'a duration keeps its days nominal' =>
				[ [ 'start' => '2027-03-27T22:00', 'duration' => 'P1DT2H' ] + $berlin, 1, 7200 ],
			'the last day counts' => [ [ 'start' => '2026-12-05', 'end' => '2026-12-06' ], 2, 0 ],
			'one day if nothing else is said' => [ [ 'start' => '2026-12-05' ], 1, 0 ],
			'weeks' => [ [ 'start' => '2026-12-05', 'duration' => 'P1W' ], 7, 0 ],
		];
	}

	/**
	 * @dataProvider provideDurations
	 */
	public function testDuration( array $fields, int $days, int $seconds ): void {
		$this->assertEquals( new Duration( $days, $seconds ), $this->event( $fields )->schedule->duration );
	}

	public function testOverridesAreKeyedByRecurrenceIdInWallTime(): void {
		$event = $this->event( [
			'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'Europe/Berlin',
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => [
				'2026-12-10T17:00Z' => [ 'title' => 'UTC', 'start' => '2026-12-10T20:00' ],
				'2026-12-17T18:00:00' => [ 'title' => 'seconds' ],
				'2027-04-01T16:00Z' => [ 'title' => 'summer time', 'end' => '2027-04-01T21:00' ],
			] ],
		] );
		$this->assertEquals( [
			'2026-12-10T18:00' => new OverrideTimes( WallTime::parse( '2026-12-10T20:00' ) ),
			'2026-12-17T18:00' => new OverrideTimes(),
			'2027-04-01T18:00' => new OverrideTimes( null, WallTime::parse( '2027-04-01T21:00' ) ),
		], $event->schedule->overrides );
		$this->assertSame( 'UTC', $event->forOccurrence( '2026-12-10T18:00' )->title()->in( [] ) );
		$this->assertSame( 'seconds', $event->forOccurrence( '2026-12-17T18:00' )->title()->in( [] ) );
	}

	public function testAnAllDayOverrideEndsBehindItsLastDay(): void {
		$event = $this->event( [ 'start' => '2026-12-05', 'recurrence' => [
			'rule' => 'FREQ=YEARLY', 'overrides' => [ '2027-12-05' => [ 'start' => '2027-12-06', 'end' => '2027-12-07' ] ]
		] ] );
		$this->assertEquals(
			[ '2027-12-05' => new OverrideTimes( WallTime::parse( '2027-12-06' ), WallTime::parse( '2027-12-08' ) ) ],
			$event->schedule->overrides
		);
	}

	public function testFieldsAreThoseOfThePage(): void {
		$data = json_decode( file_get_contents( self::fixtures() . '/events/valid/everything.json' ), true );
		$event = $this->event( $data );
		$this->assertSame( $data['title'], $event->title()->all() );
		$this->assertSame( 'tech-talk', $event->type() );
		$this->assertSame( $data['topics'], $event->topics() );
		$this->assertCount( 1, $event->participation( 'presenters' ) );
		$this->assertSame( $data['outcome'], $event->outcome() );
		$this->assertSame( 'FREQ=MONTHLY;BYDAY=1TH', $event->schedule->rule );
		$this->assertSame( [ '2027-01-07T18:00' ], $event->schedule->exclude );
		$this->assertSame( [ '2027-01-14T18:00' ], $event->schedule->include );
		$this->assertSame( 'On a Friday', $event->forOccurrence( '2027-02-04T18:00' )->title()->in( [ 'en' ] ) );
	}
}
