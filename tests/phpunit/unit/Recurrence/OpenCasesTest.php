<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use Generator;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceSet
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RuleDates
 */
final class OpenCasesTest extends TestCase {
	use ExpandsSchedules;

	private const HOURLY = [ 'o134', 'o142' ];

	/** @dataProvider provideCases */
	public function testCaseGivesExactlyTheOccurrencesThatOthersAgreeOn( array $case ): void {
		$schedule = self::schedule(
			$case['dtstart'], $case['rrule'], $case['tzid'], $case['duration'], $case['exdate'], $case['rdate']
		);
		if ( in_array( $case['id'], self::HOURLY ) ) {
			$this->assertSame( [ 'rule-too-frequent /recurrence/rule HOURLY' ], self::problems( $schedule ) );
			return;
		}
		// The cases count by start; an occurrence that only reaches into the window is none of theirs.
		$starts = array_filter(
			self::starts( $schedule, $case['window']['from'], $case['window']['to'] ),
			static fn ( $start ) => $start >= $case['window']['from']
		);
		$this->assertSame( $case['expected'], array_values( $starts ) );
	}

	public static function provideCases(): Generator {
		foreach ( file( __DIR__ . '/../../../fixtures/recurrence/open.jsonl' ) as $line ) {
			$case = json_decode( $line, true );
			yield "$case[id] $case[rrule]" => [ $case ];
		}
	}

	public function testNoCaseIsMissing(): void {
		$this->assertCount( 186, iterator_to_array( self::provideCases() ) );
	}
}
