<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\FollowUp;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpRules;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\FollowUpRules
 */
final class FollowUpRulesTest extends MediaWikiUnitTestCase {
	private const DAY = 86400;

	private static function event( array $data = [] ): Event {
		return ( new EventFactory( new RfcRecurrenceExpander() ) )->newEvent( $data + [
			'title' => 'Talk', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'UTC'
		] );
	}

	public function testWhatIsOverAndHasNoOutcomeIsOpenFromItsVeryEnd(): void {
		$this->assertFalse( FollowUpRules::isOpen( self::event(), 1000, 999 ) );
		$this->assertTrue( FollowUpRules::isOpen( self::event(), 1000, 1000 ) );
	}

	/** @dataProvider provideNothingToTell */
	public function testNobodyIsAskedAboutWhatDidNotHappenOrIsToldAlready( array $data ): void {
		$this->assertFalse( FollowUpRules::isOpen( self::event( $data ), 1000, 2000 ) );
	}

	public static function provideNothingToTell(): iterable {
		yield 'cancelled' => [ [ 'status' => 'cancelled' ] ];
		yield 'proposed' => [ [ 'status' => 'proposed' ] ];
		yield 'postponed' => [ [ 'status' => 'postponed' ] ];
		yield 'with an outcome' => [ [ 'outcome' => [ 'notes' => 'https://example.org' ] ] ];
		yield 'with numbers alone' => [ [ 'outcome' => [ 'attendance' => [ 'live' => 0 ] ] ] ];
	}

	public function testTheFirstNoticeIsDueAtTheEndAndTheSecondAWeekLaterNeitherMoreThanTwoWeeksLate(): void {
		$now = 100 * self::DAY;
		$this->assertSame( [ 86 * self::DAY, 100 * self::DAY ], FollowUpRules::range( FollowUpRules::FIRST, $now ) );
		$this->assertSame( [ 79 * self::DAY, 93 * self::DAY ], FollowUpRules::range( FollowUpRules::AGAIN, $now ) );
	}

	public function testNobodyIsRemindedOfANoticeThatTheyNeverGotOrHaveJustGot(): void {
		$now = 100 * self::DAY;
		$this->assertTrue( FollowUpRules::isTurnOf( FollowUpRules::FIRST, null, $now ) );
		$this->assertFalse( FollowUpRules::isTurnOf( FollowUpRules::AGAIN, null, $now ) );
		$this->assertFalse( FollowUpRules::isTurnOf( FollowUpRules::AGAIN, 98 * self::DAY, $now ) );
		$this->assertTrue( FollowUpRules::isTurnOf( FollowUpRules::AGAIN, 97 * self::DAY, $now ) );
	}
}
