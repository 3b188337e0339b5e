<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Interest;

use MediaWiki\Extension\EventCalendar\Delivery\NoNotices;
use MediaWiki\Extension\EventCalendar\Interest\ReminderTimes;
use RuntimeException;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Interest\EventReminder
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestMatch
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestSubject
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestSubjects
 * @covers \MediaWiki\Extension\EventCalendar\Interest\LocalReaders
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ReminderRun
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ReminderTimes
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlDeliveryLedger
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlInterestStore
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlStartingOccurrences
 */
final class ReminderRunTest extends InterestTestCase {
	private function setTimes( int ...$minutes ): void {
		$options = $this->getServiceContainer()->getUserOptionsManager();
		foreach ( ReminderTimes::ALL as $one ) {
			$options->setOption( $this->ann, ReminderTimes::PREFERENCE . $one, in_array( $one, $minutes, true ) ? 1 : 0 );
		}
		$options->saveOptions( $this->ann );
	}

	public function testRemindsADayAndAQuarterOfAnHourBeforeOnceEach(): void {
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-02T16:59:59Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-02T17:00:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-02T17:05:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T16:44:00Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-03T16:47:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T16:52:00Z' ) );
		$this->assertSame( [ "reminder-1440 $id Ann", "reminder-15 $id Ann" ], $this->sent );
	}

	public function testALateOneGoesOutBeforeTheStartAndOnlyTheLastOfSeveral(): void {
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id );
		$this->runAt( '2026-12-01T12:05:00Z' );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-03T16:59:59Z' ) );
		$this->assertSame( [ "reminder-15 $id Ann" ], $this->sent );
	}

	public function testNothingGoesOutWhenItHasBegun(): void {
		$this->ask( 'occurrence', (string)$this->event( 'Talk' ) );
		$this->runAt( '2026-12-01T12:05:00Z' );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T17:00:00Z' ) );
	}

	public function testTwoInterestsInTheSameOccurrenceRemindOnce(): void {
		$id = $this->event( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ], 'topics' => [ 'design' ] ] );
		foreach ( [ 'occurrence', 'series' ] as $kind ) {
			$this->ask( $kind, "$id:2026-12-03T18:00" );
		}
		$this->ask( 'topic', 'design' );
		$this->ask( 'type', 'tech-talk' );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-02T17:00:00Z' ) );
		$this->assertSame( [ "reminder-1440 $id:2026-12-03T18:00 Ann" ], $this->sent );
		$this->runAt( '2026-12-03T16:46:00Z' );
		// The next one matches but one of them not
		$this->runAt( '2026-12-09T17:01:00Z' );
		$this->assertSame( "reminder-1440 $id:2026-12-10T18:00 Ann", $this->sent[2] );
	}

	public function testADateOfASeriesSaysNothingOfTheOthers(): void {
		$id = $this->event( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$this->ask( 'occurrence', "$id:2026-12-10T18:00" );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-02T17:00:00Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-09T17:00:00Z' ) );
	}

	public function testASeriesKeepsItsHourWhenTheClocksChange(): void {
		// In Berlin they go back on 31 October 2027: 18:00 is 16:00 UTC before and 17:00 UTC after.
		$id = $this->event( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$this->ask( 'series', (string)$id );
		$this->runAt( '2027-10-20T00:00:00Z' );
		$this->sent = [];
		$this->assertSame( [ 1, 0 ], $this->runAt( '2027-10-27T16:00:00Z' ) );
		$this->runAt( '2027-10-28T15:46:00Z' );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2027-11-03T16:59:00Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2027-11-03T17:00:00Z' ) );
	}

	public function testWhoAsksWhenItIsTooLateForAReminderGetsTheNextOne(): void {
		$id = $this->event( 'Talk' );
		ConvertibleTimestamp::setFakeTime( '2026-12-03T10:00:00Z' );
		$this->ask( 'occurrence', (string)$id );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T10:05:00Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-03T16:45:00Z' ) );
	}

	public function testWhoFollowsATopicHearsOfWhatComesAtShortNotice(): void {
		$this->ask( 'topic', 'design' );
		$this->runAt( '2026-12-02T20:00:00Z' );
		$this->event( 'Talk', [ 'topics' => [ 'design' ] ] );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-02T20:05:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-02T20:10:00Z' ) );
	}

	public function testEverybodyChoosesTheTimes(): void {
		$this->setTimes( 10080, 60 );
		$id = $this->event( 'Talk', [ 'start' => '2026-12-17T18:00', 'end' => '2026-12-17T19:00' ] );
		$this->ask( 'occurrence', (string)$id );
		foreach ( [ '10T17:00', '16T17:00', '17T15:00', '17T16:01', '17T16:46' ] as $time ) {
			$this->runAt( "2026-12-{$time}:00Z" );
		}
		$this->assertSame( [ "reminder-10080 $id Ann", "reminder-60 $id Ann" ], $this->sent );
	}

	public function testWhatLastsAllDayIsNotAnnouncedMinutesBeforeMidnight(): void {
		$id = $this->event( 'Day', [ 'start' => '2026-12-05', 'end' => '2026-12-05', 'timeZone' => null ] );
		$this->ask( 'occurrence', (string)$id );
		$this->runAt( '2026-12-04T00:00:00Z' );
		$this->runAt( '2026-12-04T23:50:00Z' );
		$this->assertSame( [ "reminder-1440 $id Ann" ], $this->sent );
	}

	public function testAnotherHourOfTheSameDayRemindsOfNothingTwiceButAnotherDayDoes(): void {
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id );
		$this->runAt( '2026-12-02T17:00:00Z' );
		$this->event( 'Talk', [ 'start' => '2026-12-03T19:00', 'end' => '2026-12-03T20:00' ] );
		$this->runAt( '2026-12-02T18:05:00Z' );
		$this->runAt( '2026-12-02T18:10:00Z' );
		$this->event( 'Talk', [ 'start' => '2026-12-08T18:00', 'end' => '2026-12-08T19:00' ] );
		$this->runAt( '2026-12-07T17:00:00Z' );
		$this->assertSame( [
			"reminder-1440 $id Ann", "change $id Ann moved 1", "change $id Ann moved 1", "reminder-1440 $id Ann"
		], $this->sent );
	}

	public function testOnlyWhatIsConfirmedIsAnnounced(): void {
		foreach ( [ 'proposed', 'postponed', 'cancelled' ] as $status ) {
			$this->ask( 'occurrence', (string)$this->event( $status, [ 'status' => $status ] ) );
		}
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-02T17:00:00Z' ) );
	}

	public function testEventsOfOtherWikisAreAnnouncedToo(): void {
		$id = $this->event( 'Talk' );
		foreach ( [ 'ec_event' => 'ece_wiki', 'ec_occurrence' => 'eco_wiki' ] as $table => $field ) {
			$this->getDb()->newUpdateQueryBuilder()->update( $table )->set( [ $field => 'otherwiki' ] )->where( '1=1' )
				->caller( __METHOD__ )->execute();
		}
		$this->ask( 'occurrence', "otherwiki~$id" );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-02T17:00:00Z' ) );
		$this->assertSame( [ "reminder-1440 otherwiki~$id Ann" ], $this->sent );
	}

	public function testTwoRunsAtOnceSendEachReminderOnce(): void {
		$isInside = false;
		$this->listen( function () use ( &$isInside ): bool {
			if ( !$isInside ) {
				$isInside = true;
				// Another process, while this one is in the middle of its first notice
				$this->assertSame( [ 2, 0 ], $this->newRun()->run() );
			}
			return true;
		} );
		$id = $this->event( 'Talk' );
		foreach ( [ $this->ann, $this->getMutableTestUser()->getUser(), $this->getMutableTestUser()->getUser() ] as $user ) {
			$this->ask( 'occurrence', (string)$id, $user );
		}
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-02T17:00:00Z' ) );
		$this->assertCount( 3, $this->sent );
		$this->assertCount( 3, array_unique( $this->sent ) );
	}

	public function testWhatCouldNotBeSentIsTriedAgainBeforeTheStart(): void {
		$isBroken = true;
		$this->listen( static function () use ( &$isBroken ): bool {
			return $isBroken ? throw new RuntimeException( 'Broken' ) : true;
		} );
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id );
		$this->assertSame( [ 0, 1 ], $this->runAt( '2026-12-02T17:00:00Z' ) );
		$isBroken = false;
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-02T17:05:00Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-02T19:00:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-02T19:15:00Z' ) );
	}

	public function testWithoutEchoNothingHappens(): void {
		$this->ask( 'occurrence', (string)$this->event( 'Talk' ) );
		$this->setService( 'EventCalendar.Notices', new NoNotices() );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-02T17:00:00Z' ) );
	}
}
