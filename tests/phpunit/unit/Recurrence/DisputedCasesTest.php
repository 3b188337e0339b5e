<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use PHPUnit\Framework\TestCase;

/**
 * What was decided for the cases on which implementations differ, so that it does not change unnoticed.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander
 * @covers \MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceSet
 */
final class DisputedCasesTest extends TestCase {
	use ExpandsSchedules;

	private const DATEUTIL = 'python-dateutil+zoneinfo';
	private const PUBLISHED = 'published expectation';

	/** Case => whose answer it is */
	private const ANSWER_OF = [
		'd002' => self::DATEUTIL, 'd003' => self::DATEUTIL, 'd004' => self::PUBLISHED, 'd005' => self::PUBLISHED,
		'd006' => self::DATEUTIL, 'd007' => self::DATEUTIL, 'd008' => self::DATEUTIL, 'd009' => self::DATEUTIL,
		'd010' => self::DATEUTIL, 'd011' => self::PUBLISHED, 'd012' => self::DATEUTIL, 'd013' => self::DATEUTIL,
		'd019' => self::PUBLISHED, 'd020' => self::DATEUTIL, 'd021' => self::DATEUTIL, 'd022' => self::PUBLISHED,
		'd027' => self::DATEUTIL, 'd031' => self::DATEUTIL, 'd032' => self::DATEUTIL, 'd033' => self::DATEUTIL,
		'd040' => self::DATEUTIL, 'd044' => self::DATEUTIL, 'd053' => self::DATEUTIL,
	];

	/** Case => the problem that is told instead */
	private const REFUSED = [
		'd001' => 'rule-start-does-not-fit', 'd014' => 'rule-part-not-allowed', 'd015' => 'rule-part-not-allowed',
		'd016' => 'rule-start-does-not-fit', 'd017' => 'rule-start-does-not-fit', 'd018' => 'rule-start-does-not-fit',
		'd023' => 'rule-start-does-not-fit', 'd024' => 'rule-start-does-not-fit', 'd025' => 'rule-never-happens',
		'd026' => 'rule-start-does-not-fit', 'd028' => 'rule-never-happens', 'd029' => 'rule-until-before-start',
		'd030' => 'rule-start-does-not-fit', 'd034' => 'rule-start-does-not-fit', 'd035' => 'rule-start-does-not-fit',
		'd036' => 'rule-start-does-not-fit', 'd037' => 'rule-start-does-not-fit', 'd041' => 'rule-count-and-until',
		'd042' => 'rule-too-frequent', 'd043' => 'rule-too-frequent', 'd046' => 'exclude-malformed',
		'd047' => 'rule-interval', 'd048' => 'rule-out-of-range', 'd049' => 'rule-until-before-start',
		'd050' => 'rule-setpos-alone', 'd051' => 'rule-never-happens', 'd052' => 'rule-part-not-allowed',
		'd900' => 'rule-malformed', 'd901' => 'rule-too-frequent', 'd950' => 'rule-start-does-not-fit',
	];

	/** Case => what none of the others gives: a date as UNTIL counts its day, a date as EXDATE excludes its day */
	private const OWN = [
		'd038' => [ '2026-03-02T17:00:00Z', '2026-03-09T17:00:00Z', '2026-03-16T17:00:00Z', '2026-03-23T17:00:00Z',
			'2026-03-30T16:00:00Z' ],
		'd039' => [ '2026-03-02T16:00:00Z', '2026-03-03T16:00:00Z', '2026-03-04T16:00:00Z', '2026-03-05T16:00:00Z' ],
		'd045' => [ '2026-03-02T17:00:00Z', '2026-03-16T17:00:00Z' ],
	];

	public function testEachDisputedCaseIsDecided(): void {
		$decided = [];
		foreach ( file( __DIR__ . '/../../../fixtures/recurrence/disputed.jsonl' ) as $line ) {
			$case = json_decode( $line, true );
			$id = $case['id'];
			$decided[] = $id;
			$schedule = self::schedule(
				$case['dtstart'], $case['rrule'], $case['tzid'], $case['duration'] ?? 'PT1H', $case['exdate'], $case['rdate']
			);
			if ( isset( self::REFUSED[$id] ) ) {
				$this->assertStringStartsWith( self::REFUSED[$id] . ' ', self::problems( $schedule )[0] ?? '', $id );
				continue;
			}
			$expected = self::OWN[$id] ?? $case['answers'][self::ANSWER_OF[$id]];
			$this->assertSame( $expected, self::starts( $schedule, $case['window']['from'], $case['window']['to'] ), $id );
		}
		$this->assertCount( 56, $decided );
	}
}
