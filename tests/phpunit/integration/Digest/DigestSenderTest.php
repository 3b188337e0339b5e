<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestJobs;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestResult;
use MediaWiki\Extension\EventCalendar\Job\SendEventDigestJob;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use RuntimeException;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestRun
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\DigestIssues
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestBlocks
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\OpenSubscriptions
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestSender
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\DigestWays
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestCounter
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestRecipients
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestReport
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\IssueNumbers
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\BlockResult
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestJobs
 * @covers \MediaWiki\Extension\EventCalendar\Job\SendEventDigestJob
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlIssueStore
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlDigestLedger
 * @covers \MediaWiki\Extension\EventCalendar\Store\DigestDelivery
 * @group Database
 */
final class DigestSenderTest extends DigestTestCase {
	public function testAnIssueGoesOutWhenItHasClosedToThoseWhoHaveSomethingToHear(): void {
		$this->saveEvent( 'Talk', [ 'topics' => [ 'php' ] ] );
		$all = $this->subscribe();
		$php = $this->subscribe( [ 'php' ] );
		$this->subscribe( [ 'knitting' ] );

		$this->setAt( self::CLOSES, -1 );
		$this->sendDue();
		$this->assertSame( [], $this->sent );

		$this->setAt( self::CLOSES );
		$this->assertSame( '2026-W49 sending: 2 sent, 1 nothing, 0 failed, 0 refused', $this->sendDue() );
		$this->assertSame( [ $all, $php ], $this->sent );
		$this->assertSame( 'sent', $this->stateOf( '2026-W49' ) );
		$this->assertSame( '0 sent, 0 nothing, 0 failed, 0 refused', $this->sendDue() );
		$this->newSelectQueryBuilder()
			->select( [ 'ecc_date', 'ecc_number' ] )->from( 'ec_event_count' )->where( [ 'ecc_kind' => 'digest' ] )
			->assertRowValue( [ '2026-12-03', '2' ] );
	}

	public function testThoseWhoCameWhileItWasSentBeginWithTheNextOne(): void {
		$this->saveEvent( 'Talk' );
		$first = $this->subscribe();
		$this->setAt( self::CLOSES );
		$this->answer = static fn () => DigestResult::failed( 'smtp-451' );
		$this->sendDue();
		$this->setAt( self::CLOSES, 1200 );
		$this->subscribe();
		$this->answer = null;
		$this->sendDue();
		$this->assertSame( [ $first, "$first again" ], $this->sent );
	}

	public function testEverySecondIssueIsForThoseWhoWantFewer(): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-17T18:00', 'end' => '2026-12-17T19:00' ] );
		$this->subscribe( [], 'fortnightly' );
		foreach ( [ '2026-11-30', '2026-12-07', '2026-12-14' ] as $day ) {
			$this->setAt( "{$day}T09:00Z" );
			$this->sendDue();
		}
		$this->assertContains( count( $this->sent ), [ 1, 2 ] );
	}

	public function testOneThatIsHeldWaits(): void {
		$this->saveEvent( 'Talk' );
		$this->subscribe();
		$store = $this->getServiceContainer()->getService( 'EventCalendar.IssueStore' );
		$this->setAt( self::CLOSES );
		$this->assertTrue( $store->setHeld( '2026-W49', strtotime( self::CLOSES ), true, 1 ) );
		$this->sendDue();
		$this->assertSame( [], $this->sent );
		$this->assertTrue( $store->setHeld( '2026-W49', strtotime( self::CLOSES ), false, 2 ) );
		$this->sendDue();
		$this->assertCount( 1, $this->sent );
		$this->assertFalse( $store->setHeld( '2026-W49', strtotime( self::CLOSES ), true, 3 ), 'it is out' );
	}

	public function testOneThatIsLateGoesOutIfItsEventsAreStillToCome(): void {
		$this->saveEvent( 'Talk' );
		$this->subscribe();
		$this->setAt( '2026-12-02T20:00Z' );
		$this->assertStringStartsWith( '2026-W49 sending: 1 sent', $this->sendDue() );
	}

	public function testOneThatIsLateIsSkippedIfItsEventsAreOver(): void {
		$this->saveEvent( 'Talk' );
		$this->subscribe();
		$this->setAt( '2026-12-05T20:00Z' );
		$this->assertStringStartsWith( '2026-W49 skipped: 0 sent', $this->sendDue() );
		$this->assertSame( 'skipped', $this->stateOf( '2026-W49' ) );
	}

	public function testTheNextIssueKnowsWhatThisOneTold(): void {
		$this->saveEvent( 'Talk' );
		$this->setAt( self::CLOSES );
		$this->sendDue();
		$contents = $this->getServiceContainer()->getService( 'EventCalendar.IssueStore' )->contents( '2026-W49', 'weekly' );
		$this->assertSame( [ strtotime( '2026-12-03T17:00Z' ) ], array_column( $contents->told, 'start' ) );
	}

	public function testWhoIsNotReachedIsTriedAgainThreeTimes(): void {
		$this->saveEvent( 'Talk' );
		$name = $this->subscribe();
		$this->answer = static fn () => DigestResult::failed( 'smtp-451' );
		foreach ( [ 0, 599, 600, 4199, 4200, 25799, 25800, 90000 ] as $later ) {
			$this->setAt( self::CLOSES, $later );
			$this->sendDue();
		}
		$this->assertSame( [ $name, "$name again", "$name again", "$name again" ], $this->sent );
		$this->assertSame( 'sent', $this->stateOf( '2026-W49' ) );
		$report = $this->getServiceContainer()->getService( 'EventCalendar.DigestReport' )->latest( 1, 0 )[0];
		$this->assertSame( [ 0, 1, 0, [ 'smtp-451' => 1 ] ], [ $report->sent, $report->failed, $report->waiting, $report->reasons ] );
	}

	public function testWhoIsRefusedIsNotTriedAgain(): void {
		$this->saveEvent( 'Talk' );
		$name = $this->subscribe();
		$this->answer = static fn () => DigestResult::refused( 'smtp-550' );
		foreach ( [ 0, 700, 7200 ] as $later ) {
			$this->setAt( self::CLOSES, $later );
			$this->sendDue();
		}
		$this->assertSame( [ $name ], $this->sent );
	}

	public function testAnErrorForOneKeepsNobodyElseFromIt(): void {
		$this->saveEvent( 'Talk' );
		$this->subscribe();
		$this->subscribe();
		$this->answer = fn () => count( $this->sent ) === 1 ? throw new RuntimeException( 'a@readers.example' ) : DigestResult::sent();
		$this->setAt( self::CLOSES );
		$this->assertStringEndsWith( '1 sent, 0 nothing, 1 failed, 0 refused', $this->sendDue() );
	}

	public function testWhenNothingCanBeSentNobodyLosesAnAttempt(): void {
		$this->saveEvent( 'Talk' );
		[ $first, $second ] = [ $this->subscribe(), $this->subscribe() ];
		$this->answer = static fn () => DigestResult::failed( 'connection', true );
		$this->setAt( self::CLOSES );
		$this->assertStringEndsWith( '0 sent, 0 nothing, 2 failed, 0 refused', $this->sendDue() );
		$this->assertSame( [ $first ], $this->sent );
		$this->answer = null;
		$this->setAt( self::CLOSES, 1 );
		$this->sendDue();
		$this->assertSame( [ $first, "$second again" ], $this->sent );
	}

	public function testWhatTheDeadHadClaimedIsSentByTheNextOneAfterAllOthers(): void {
		$this->saveEvent( 'Talk' );
		[ $first, $second ] = [ $this->subscribe(), $this->subscribe() ];
		$this->setAt( self::CLOSES );
		$ledger = $this->getServiceContainer()->getService( 'EventCalendar.DigestLedger' );
		$id = $this->getServiceContainer()->getUserFactory()->newFromName( $first )->getId();
		$this->assertTrue( $ledger->claim( '2026-W49', [ $id ], strtotime( self::CLOSES ) ) );
		$this->sendDue();
		$this->assertSame( [ $second, "$first again" ], $this->sent );
	}

	public function testTwoWhoClaimTheSameDoNotBothGetIt(): void {
		$ledger = $this->getServiceContainer()->getService( 'EventCalendar.DigestLedger' );
		$this->assertTrue( $ledger->claim( '2026-W49', [ 1, 2 ], 1 ) );
		$this->assertTrue( $ledger->claim( '2026-W49', [ 2, 3 ], 1 ), 'of the dead' );
		$ledger->settle( '2026-W49', 2, DigestState::Sent, 2 );
		$this->assertTrue( $ledger->find( '2026-W49', [ 2 ] )[2]->isFinal() );
		$this->assertSame( [], $ledger->find( '2026-W50', [ 1, 2, 3 ] ) );
	}

	public function testJobsDoTheSameAndASecondOneNothing(): void {
		$this->saveEvent( 'Talk' );
		$this->subscribe();
		$this->setAt( self::CLOSES );
		$run = $this->newRun();
		$run->begin();
		$this->assertSame( 1, $run->push() );
		$this->runJobs( [ 'numJobs' => 1 ], [ 'type' => DigestJobs::SEND ] );
		$this->assertCount( 1, $this->sent );
		$block = iterator_to_array( $this->getServiceContainer()->getService( 'EventCalendar.DigestBlocks' )->all() )[0];
		$job = new SendEventDigestJob(
			[ 'issue' => '2026-W49', 'block' => $block ],
			$this->getServiceContainer()->getService( 'EventCalendar.DigestSender' ),
			$this->getServiceContainer()->getService( 'EventCalendar.JobWatch' )
		);
		$this->assertTrue( $job->run() );
		$this->assertCount( 1, $this->sent );
		$this->assertSame( 0, $this->newRun()->push() );
		$this->assertSame( 'sent', $this->stateOf( '2026-W49' ) );
	}

	public function testThoseWhoMayNotReadTheWikiGetNothing(): void {
		$this->overrideConfigValue( 'BlockDisablesLogin', true );
		$this->saveEvent( 'Talk' );
		$name = $this->subscribe();
		$user = $this->getServiceContainer()->getUserFactory()->newFromName( $name );
		$this->assertStatusGood( $this->getServiceContainer()->getBlockUserFactory()
			->newBlockUser( $user, $this->getTestSysop()->getUser(), 'infinity' )->placeBlock() );
		$this->setAt( self::CLOSES );
		$this->assertStringEndsWith( '0 sent, 0 nothing, 0 failed, 1 refused', $this->sendDue() );
		$this->assertSame( [], $this->sent );
	}
}
