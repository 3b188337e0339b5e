<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Recurrence\SeriesPosition;
use PHPUnit\Framework\TestCase;

/**
 * tests/jest/model/seriesEdit.test.ts splits the series of the same fixture; here is whether anything of them is lost.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\SeriesPosition
 */
final class SeriesPositionTest extends TestCase {
	private const FIXTURE = __DIR__ . '/../../../fixtures/series/split.json';

	private static function schedule( array $event ): Schedule {
		return ( new EventFactory( new RfcRecurrenceExpander() ) )->newEvent( $event )->schedule;
	}

	/** @return string[] When each occurrence of three years begins and ends */
	private static function times( Schedule $schedule ): array {
		return array_map(
			static fn ( OccurrenceTimes $o ) => gmdate( 'Y-m-d\TH:i:s/', $o->start ) . gmdate( 'Y-m-d\TH:i:s', $o->end ),
			( new RfcRecurrenceExpander() )->expand( $schedule, strtotime( '2026-01-01Z' ), strtotime( '2029-01-01Z' ) )
		);
	}

	public static function provideSplits(): iterable {
		foreach ( json_decode( file_get_contents( self::FIXTURE ), true ) as $case ) {
			yield $case['name'] => [ $case ];
		}
	}

	/** @dataProvider provideSplits */
	public function testSaysWhereAnOccurrenceStandsInItsSeries( array $case ): void {
		$keys = array_map( 'strval', array_keys( $case['event']['recurrence']['overrides'] ?? [] ) );
		$position = SeriesPosition::find( new RfcRecurrenceExpander(), self::schedule( $case['event'] ), $case['occurrence'], $keys );
		$this->assertSame( $case['position'], $position?->toArray() );
	}

	/** @dataProvider provideSplits */
	public function testASplitSeriesHappensWhenTheWholeOneDid( array $case ): void {
		$whole = self::times( self::schedule( $case['event'] ) );
		$kept = self::schedule( $case['kept'] );
		$rest = self::schedule( $case['rest'] );
		foreach ( [ $kept, $rest ] as $schedule ) {
			$this->assertSame( [], ( new RfcRecurrenceExpander() )->check( $schedule ) );
		}
		$parts = [ ...self::times( $kept ), ...self::times( $rest ) ];
		sort( $parts );
		$this->assertGreaterThan( 2, count( $whole ) );
		$this->assertSame( $whole, $parts );
	}

	public function testKnowsNoOccurrenceThatThereIsNot(): void {
		$expander = new RfcRecurrenceExpander();
		$series = self::schedule( [
			'start' => '2026-10-05T18:00', 'end' => '2026-10-05T19:00', 'timeZone' => 'UTC', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ]
		] );
		$once = self::schedule( [ 'start' => '2026-10-05T18:00', 'end' => '2026-10-05T19:00', 'timeZone' => 'UTC' ] );
		$this->assertNull( SeriesPosition::find( $expander, $series, '2026-10-06T18:00', [] ) );
		$this->assertNull( SeriesPosition::find( $expander, $series, 'yesterday', [] ) );
		$this->assertNull( SeriesPosition::find( $expander, $once, '2026-10-05T18:00', [] ) );
	}
}
