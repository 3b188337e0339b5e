<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Sample;

use DateTimeImmutable;
use MediaWiki\Extension\EventCalendar\Sample\SampleEvents;
use MediaWikiIntegrationTestCase;

require_once __DIR__ . '/../../../../bin/sample/SampleEvents.php';

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sample\SampleEvents
 */
final class SampleEventsTest extends MediaWikiIntegrationTestCase {
	/**
	 * @dataProvider provideDays
	 */
	public function testTheSampleIsValidWheneverItIsLaidOut( string $day ): void {
		$reader = $this->getServiceContainer()->getService( 'EventCalendar.EventReader' );
		$wrong = [];
		foreach ( ( new SampleEvents( new DateTimeImmutable( $day ) ) )->all() as $name => $event ) {
			foreach ( $reader->read( json_encode( $event, JSON_THROW_ON_ERROR ) )->problems as $problem ) {
				$wrong[] = "$name $problem->pointer: $problem->code";
			}
		}
		$this->assertSame( [], $wrong );
	}

	/** Ends of months and years, a leap day, the nights in which clocks change in Berlin and New York. */
	public static function provideDays(): array {
		$days = [ '2026-01-31', '2026-02-28', '2026-03-29', '2026-10-25', '2026-11-01', '2026-12-31', '2027-01-01',
			'2028-02-29', '2027-05-30', '2027-08-31' ];
		return array_combine( $days, array_map( static fn ( $day ) => [ $day ], $days ) );
	}

	public function testTheCalendarIsNeverEmpty(): void {
		$events = SampleEvents::forToday()->all();
		$series = array_filter( $events, static fn ( $event ) => isset( $event['recurrence'] ) );

		$this->assertGreaterThanOrEqual( 40, count( $events ) );
		$this->assertGreaterThanOrEqual( 10, count( $series ) );
	}
}
