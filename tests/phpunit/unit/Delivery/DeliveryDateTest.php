<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Delivery;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate
 */
final class DeliveryDateTest extends MediaWikiUnitTestCase {
	/** @return string[] Of the first occurrences */
	private static function dates( array $data ): array {
		$expander = new RfcRecurrenceExpander();
		$event = ( new EventFactory( $expander ) )->newEvent( $data + [
			'title' => 'Talk', 'type' => 'tech-talk', 'start' => '2026-12-03T00:30', 'duration' => 'PT1H', 'timeZone' => 'Pacific/Auckland'
		] );
		$dates = new DeliveryDate( $expander );
		return array_map(
			static fn ( $times ) => $dates->of( $event->schedule, $times ),
			$expander->expand( $event->schedule, PHP_INT_MIN >> 8, PHP_INT_MAX >> 8, 4 )
		);
	}

	public function testAnEventThatIsNoSeriesIsKnownByItsLocalDate(): void {
		$this->assertSame( [ '2026-12-03' ], self::dates( [] ) );
		$this->assertSame( [ '2026-12-03' ], self::dates( [ 'start' => '2026-12-03T23:00' ] ) );
	}

	public function testADateOfASeriesKeepsItsNameWhereverItIsMovedAndAtWhateverTimeItIs(): void {
		$rule = [ 'rule' => 'FREQ=DAILY;COUNT=2' ];
		$this->assertSame( [ '2026-12-03', '2026-12-04' ], self::dates( [ 'recurrence' => $rule ] ) );
		$this->assertSame( [ '2026-12-04', '2026-12-03' ], self::dates( [ 'recurrence' => $rule + [
			'overrides' => [ '2026-12-03T00:30' => [ 'start' => '2026-12-20T10:00', 'end' => '2026-12-20T11:00' ] ]
		] ] ) );
	}

	public function testSeveralOfADayAreCounted(): void {
		$this->assertSame(
			[ '2026-12-03', '2026-12-03#2', '2026-12-04', '2026-12-04#2' ],
			self::dates( [ 'recurrence' => [ 'rule' => 'FREQ=DAILY;BYHOUR=0,15;COUNT=4' ] ] )
		);
	}

	public function testAllDayEventsAreKnownByTheirDate(): void {
		$this->assertSame( [ '2026-12-03', '2026-12-10' ], self::dates( [
			'start' => '2026-12-03', 'duration' => 'P1D', 'timeZone' => null, 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=2' ]
		] ) );
	}
}
