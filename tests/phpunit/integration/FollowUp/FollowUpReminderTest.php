<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\FollowUp;

use MediaWiki\Extension\EventCalendar\Delivery\NoNotices;
use MediaWiki\Extension\EventCalendar\Store\DeliveryLedger;
use MediaWiki\Extension\EventCalendar\Store\SqlDeliveryLedger;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWiki\WikiMap\WikiMap;
use RuntimeException;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\FollowUpReminder
 * @covers \MediaWiki\Extension\EventCalendar\Delivery\Courier
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\Organizers
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlDeliveryLedger
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlEndedOccurrences
 */
final class FollowUpReminderTest extends FollowUpTestCase {
	use IndexTables;

	public function testOrganisersAreAskedWhenItIsOverAndOnceMoreAfterAWeekAndThenNever(): void {
		$this->listen();
		$user = $this->organizer();
		$id = $this->organized( 'Talk', [ 'organizers' => [ [ 'user' => lcfirst( $user ) ], [ 'name' => 'Somebody' ] ] ] );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T17:59:59Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-03T18:00:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T18:05:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-10T17:59:00Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-10T18:02:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-10T18:07:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-17T18:02:00Z' ) );
		$this->assertSame( [ "follow-up $id $user", "follow-up-again $id $user" ], $this->sent );
	}

	public function testEachDateOfASeriesIsAskedAboutByItself(): void {
		$this->listen();
		$user = $this->organizer();
		$id = $this->organized( 'Series', [
			'organizers' => [ [ 'user' => $user ] ],
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => [
				'2026-12-10T18:00' => [ 'status' => 'cancelled' ],
				'2026-12-17T18:00' => [ 'outcome' => [ 'notes' => 'https://example.org' ] ],
			] ]
		] );
		foreach ( [ '03', '10', '17', '24' ] as $day ) {
			$this->runAt( "2026-12-{$day}T18:01:00Z" );
		}
		$this->assertSame( [
			"follow-up $id:2026-12-03T18:00 $user",
			"follow-up-again $id:2026-12-03T18:00 $user",
			"follow-up $id:2026-12-24T18:00 $user",
		], $this->sent );
	}

	public function testWhoSaysWhatCameOutOfItIsNotAskedAgain(): void {
		$this->listen();
		$user = $this->organizer();
		$this->organized( 'Talk', [ 'organizers' => [ [ 'user' => $user ] ] ] );
		$this->runAt( '2026-12-03T18:00:00Z' );
		$this->organized( 'Talk', [ 'organizers' => [ [ 'user' => $user ] ], 'outcome' => [ 'attendance' => [ 'live' => 3 ] ] ] );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-10T18:02:00Z' ) );
	}

	public function testNobodyIsAskedAboutOldTimesWhenItIsInstalledOrCronWasOff(): void {
		$this->listen();
		$this->organized( 'Old', [ 'start' => '2026-11-01T18:00', 'end' => '2026-11-01T19:00' ] );
		$this->organized( 'Recent', [ 'start' => '2026-11-25T18:00', 'end' => '2026-11-25T19:00' ] );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-01T12:00:00Z' ) );
		$this->organized( 'Talk' );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2027-01-20T12:00:00Z' ) );
	}

	public function testAChangeOfTheTimeAsksNobodyTwice(): void {
		$this->listen();
		$user = [ 'organizers' => [ [ 'user' => $this->organizer() ] ] ];
		$this->organized( 'Talk', $user );
		$this->runAt( '2026-12-03T18:00:00Z' );
		$this->organized( 'Talk', $user + [ 'start' => '2026-12-03T18:15', 'end' => '2026-12-03T19:45' ] );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T18:50:00Z' ) );
	}

	public function testOnlyThoseAreAskedWhoCanDoSomethingAboutIt(): void {
		$this->listen();
		$blocked = $this->getMutableTestUser()->getUser();
		$hidden = $this->getMutableTestUser()->getUser();
		$bot = $this->getMutableTestUser( [ 'bot' ] )->getUser();
		$admin = $this->getTestSysop()->getUser();
		$blocks = $this->getServiceContainer()->getBlockUserFactory();
		$blocks->newBlockUser( $blocked, $admin, 'infinity' )->placeBlockUnsafe();
		$blocks->newBlockUser( $hidden, $admin, 'infinity', '', [ 'isHideUser' => true ] )->placeBlockUnsafe();
		$users = [ $blocked->getName(), $hidden->getName(), $bot->getName(), 'No such user' ];
		$this->organized( 'Talk', [ 'organizers' => array_map( static fn ( $user ) => [ 'user' => $user ], $users ) ] );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T18:00:00Z' ) );
	}

	public function testAPageCannotHaveACrowdAsked(): void {
		$this->listen();
		$names = [];
		for ( $i = 0; $i < 12; $i++ ) {
			$names[] = $this->getMutableTestUser()->getUser()->getName();
		}
		$id = $this->organized( 'Talk', [ 'organizers' => array_map( static fn ( $user ) => [ 'user' => $user ], $names ) ] );
		$this->assertSame( [ 10, 0 ], $this->runAt( '2026-12-03T18:00:00Z' ) );
		$this->assertSame( array_map( static fn ( $user ) => "follow-up $id $user", array_slice( $names, 0, 10 ) ), $this->sent );
	}

	public function testWhereNoUserIsNamedWhoMadeThePageIsAsked(): void {
		$this->listen();
		$first = $this->saveEvent( 'Talk', [ 'organizers' => [ [ 'name' => 'The team' ] ] ] );
		$this->runAt( '2026-12-03T18:00:00Z' );
		$this->assertSame( [ "follow-up {$first->getPageId()} {$first->getUser()->getName()}" ], $this->sent );
	}

	public function testADeletedPageIsNothingToAskAbout(): void {
		$this->listen();
		$id = $this->organized( 'Talk' );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromID( $id ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T18:00:00Z' ) );
	}

	public function testEventsOfOtherWikisAreTheirs(): void {
		$this->listen();
		$this->organized( 'Talk' );
		foreach ( [ 'ec_event' => 'ece_wiki', 'ec_occurrence' => 'eco_wiki' ] as $table => $field ) {
			$this->getDb()->newUpdateQueryBuilder()->update( $table )->set( [ $field => 'otherwiki' ] )->where( '1=1' )
				->caller( __METHOD__ )->execute();
		}
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T18:00:00Z' ) );
	}

	public function testTwoRunsAtOnceSendEachNoticeOnce(): void {
		$isInside = false;
		$this->listen( function () use ( &$isInside ): bool {
			if ( !$isInside ) {
				$isInside = true;
				// Another process, while this one is in the middle of its first notice
				$this->assertSame( [ 2, 0 ], $this->reminder()->run() );
			}
			return true;
		} );
		foreach ( [ 'One', 'Two', 'Three' ] as $name ) {
			$this->organized( $name );
		}
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-03T18:00:00Z' ) );
		$this->assertCount( 3, array_unique( $this->sent ) );
		$this->assertCount( 3, $this->sent );
	}

	/** A ledger whose process is killed when it says what became of a notice */
	private function killedLedger(): DeliveryLedger {
		$real = new SqlDeliveryLedger( $this->getServiceContainer()->getConnectionProvider(), WikiMap::getCurrentWikiId() );
		$killed = $this->createMock( DeliveryLedger::class );
		$killed->method( 'claim' )->willReturnCallback( $real->claim( ... ) );
		$killed->method( 'mark' )->willReturnCallback( $real->mark( ... ) );
		$killed->method( 'settle' )->willThrowException( new RuntimeException( 'killed' ) );
		return $killed;
	}

	/**
	 * A day late, so that no overlap helps.
	 *
	 * @dataProvider provideHasArrived
	 */
	public function testWhatAKilledRunLeftIsSentLaterUnlessItHasArrived( bool $hasArrived ): void {
		$this->listen( null, static fn () => $hasArrived );
		$this->organized( 'One' );
		$this->organized( 'Two' );
		$this->setService( 'EventCalendar.DeliveryLedger', $this->killedLedger() );
		try {
			$this->runAt( '2026-12-04T18:00:00Z' );
			$this->fail( 'It was not killed.' );
		} catch ( RuntimeException $e ) {
			$this->assertSame( 'killed', $e->getMessage() );
		}
		$this->assertCount( 1, $this->sent );
		$this->setService( 'EventCalendar.DeliveryLedger', new SqlDeliveryLedger(
			$this->getServiceContainer()->getConnectionProvider(), WikiMap::getCurrentWikiId()
		) );
		$this->listen( null, static fn () => $hasArrived );
		$this->sent = [];
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-04T18:05:00Z' ), 'the other one' );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-04T18:15:00Z' ), 'the one that was left' );
		$this->assertCount( $hasArrived ? 1 : 2, $this->sent );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-04T18:30:00Z' ) );
	}

	public static function provideHasArrived(): iterable {
		yield 'it has' => [ true ];
		yield 'it has not' => [ false ];
	}

	public function testWhatCannotBeSentIsTriedThreeTimes(): void {
		$this->listen( static fn () => throw new RuntimeException( 'Echo is ill' ) );
		$logger = $this->captureLog();
		$this->organized( 'Talk' );
		$this->assertSame( [ 0, 1 ], $this->runAt( '2026-12-04T18:00:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-04T18:05:00Z' ) );
		$this->assertSame( [ 0, 1 ], $this->runAt( '2026-12-04T18:12:00Z' ) );
		$this->assertSame( [ 0, 1 ], $this->runAt( '2026-12-04T18:24:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-04T18:36:00Z' ) );
		$this->assertCount( 3, $logger->getBuffer() );
	}

	public function testManyAreAskedAboutInBatches(): void {
		$this->listen();
		$user = [ 'organizers' => [ [ 'user' => $this->organizer() ] ] ];
		// A series with 24 dates a day, all within the two weeks, of which none has an end of its own
		$this->organized( 'Hourly', $user + [
			'start' => '2026-12-01T00:00', 'end' => null, 'duration' => 'PT5M',
			'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=144;BYHOUR=' . implode( ',', range( 0, 23 ) ) ]
		] );
		$this->assertSame( [ 144, 0 ], $this->runAt( '2026-12-07T12:00:00Z' ) );
		$this->assertCount( 144, array_unique( $this->sent ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-07T12:05:00Z' ) );
	}

	public function testWithoutEchoNothingIsSent(): void {
		$this->setService( 'EventCalendar.Notices', new NoNotices() );
		$this->organized( 'Talk' );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T18:00:00Z' ) );
		$this->assertSame( 0, $this->countRows( 'ec_delivery' ) );
	}
}
