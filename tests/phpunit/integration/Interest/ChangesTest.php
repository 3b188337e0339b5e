<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Interest;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Interest\Change
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ChangeRecorder
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ChangeTeller
 * @covers \MediaWiki\Extension\EventCalendar\Interest\Difference
 * @covers \MediaWiki\Extension\EventCalendar\Interest\OccurrenceState
 * @covers \MediaWiki\Extension\EventCalendar\Interest\WatchedIndexStore
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlChangeStore
 */
final class ChangesTest extends InterestTestCase {
	private const WEEKLY = [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ];

	/** A day and a half before */
	private function changeAt( string $time, string $name, array $data ): void {
		ConvertibleTimestamp::setFakeTime( $time );
		$this->event( $name, $data );
	}

	public static function changes(): iterable {
		yield 'moved to another hour' => [ [], [ 'start' => '2026-12-03T20:00', 'end' => '2026-12-03T21:00' ], 'moved' ];
		yield 'moved to another day' => [ [], [ 'start' => '2026-12-09T20:00', 'end' => '2026-12-09T21:00' ], 'moved' ];
		yield 'another zone' => [ [], [ 'timeZone' => 'Europe/London' ], 'moved' ];
		yield 'cancelled' => [ [], [ 'status' => 'cancelled' ], 'cancelled' ];
		yield 'postponed' => [ [], [ 'status' => 'postponed' ], 'postponed' ];
		yield 'back' => [ [ 'status' => 'cancelled' ], [], 'back' ];
		yield 'back from later' => [ [ 'status' => 'postponed' ], [ 'start' => '2026-12-09T20:00', 'end' => '2026-12-09T21:00' ], 'back' ];
		yield 'another title' => [ [], [ 'title' => 'Another' ], null ];
		yield 'longer' => [ [], [ 'end' => '2026-12-03T21:00' ], null ];
		yield 'only proposed' => [ [ 'status' => 'proposed' ], [ 'start' => '2026-12-03T20:00', 'end' => '2026-12-03T21:00' ], null ];
		yield 'confirmed' => [ [ 'status' => 'proposed' ], [], null ];
	}

	/** @dataProvider changes */
	public function testTellsWhatHasBecomeOfIt( array $before, array $after, ?string $what ): void {
		$id = $this->event( 'Talk', $before );
		$this->ask( 'occurrence', (string)$id );
		$this->changeAt( '2026-12-01T13:00:00Z', 'Talk', $after );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-01T13:01:00Z' ) );
		$this->assertSame( [ $what ? 1 : 0, 0 ], $this->runAt( '2026-12-01T13:02:00Z' ) );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-01T13:07:00Z' ) );
		$this->assertSame( $what ? [ "change $id Ann $what 1" ] : [], $this->sent );
	}

	public function testSeveralChangesWithinMinutesAreToldAsTheLastState(): void {
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id );
		$this->changeAt( '2026-12-01T13:00:00Z', 'Talk', [ 'status' => 'cancelled' ] );
		$this->changeAt( '2026-12-01T13:01:30Z', 'Talk', [ 'start' => '2026-12-03T20:00', 'end' => '2026-12-03T21:00' ] );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-01T13:02:30Z' ) );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-01T13:05:00Z' ) );
		$this->assertSame( [ "change $id Ann moved 1" ], $this->sent );
	}

	public function testASlipThatIsCorrectedTellsNobody(): void {
		$this->ask( 'occurrence', (string)$this->event( 'Talk' ) );
		$this->changeAt( '2026-12-01T13:00:00Z', 'Talk', [ 'status' => 'cancelled' ] );
		$this->changeAt( '2026-12-01T13:01:00Z', 'Talk', [] );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-01T13:10:00Z' ) );
	}

	public function testNothingWaitsWhenItIsAboutToBegin(): void {
		$this->ask( 'occurrence', (string)$this->event( 'Talk' ) );
		$this->changeAt( '2026-12-03T16:30:00Z', 'Talk', [ 'status' => 'cancelled' ] );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-03T16:30:01Z' ) );
	}

	public function testALaterChangeIsToldOfItself(): void {
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id );
		$this->changeAt( '2026-12-01T13:00:00Z', 'Talk', [ 'status' => 'cancelled' ] );
		$this->runAt( '2026-12-01T13:05:00Z' );
		$this->changeAt( '2026-12-01T14:00:00Z', 'Talk', [] );
		$this->runAt( '2026-12-01T14:05:00Z' );
		$this->assertSame( [ "change $id Ann cancelled 1", "change $id Ann back 1" ], $this->sent );
	}

	public function testWhoAsksAfterAChangeIsNotToldOfIt(): void {
		$id = $this->event( 'Talk' );
		$this->changeAt( '2026-12-01T13:00:00Z', 'Talk', [ 'start' => '2026-12-03T20:00', 'end' => '2026-12-03T21:00' ] );
		ConvertibleTimestamp::setFakeTime( '2026-12-01T13:00:30Z' );
		$this->ask( 'occurrence', (string)$id );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-01T13:05:00Z' ) );
		$this->changeAt( '2026-12-01T14:00:00Z', 'Talk', [ 'status' => 'cancelled' ] );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-01T14:05:00Z' ) );
		$this->assertSame( [ "change $id Ann cancelled 1" ], $this->sent );
	}

	public function testWhoAsksBetweenTwoChangesThatAreToldAsOneIsToldIfTheSecondConcernsTheirDate(): void {
		$id = $this->event( 'Series', self::WEEKLY );
		$other = $this->getMutableTestUser()->getUser();
		$this->changeAt( '2026-12-01T13:00:00Z', 'Series', [ 'recurrence' => [
			'rule' => 'FREQ=WEEKLY', 'overrides' => [ '2026-12-10T18:00' => [ 'status' => 'cancelled' ] ]
		] ] );
		ConvertibleTimestamp::setFakeTime( '2026-12-01T13:00:30Z' );
		$this->ask( 'occurrence', "$id:2026-12-10T18:00" );
		$this->ask( 'series', (string)$id, $other );
		$this->changeAt( '2026-12-01T13:01:00Z', 'Series', [ 'recurrence' => [
			'rule' => 'FREQ=WEEKLY', 'exclude' => [ '2026-12-17T18:00' ],
			'overrides' => [ '2026-12-10T18:00' => [ 'status' => 'cancelled' ] ]
		] ] );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-01T13:05:00Z' ) );
		$this->assertSame( [ "change $id:2026-12-17T18:00 {$other->getName()} gone 1" ], $this->sent );
	}

	public function testWhatIsOverIsNoNews(): void {
		$this->ask( 'occurrence', (string)$this->event( 'Talk' ) );
		$this->changeAt( '2026-12-03T19:00:00Z', 'Talk', [ 'status' => 'cancelled' ] );
		$this->assertSame( [ 0, 0 ], $this->runAt( '2026-12-03T19:05:00Z' ) );
	}

	public function testOneChangeOfASeriesIsOneNotice(): void {
		$id = $this->event( 'Series', self::WEEKLY );
		$this->ask( 'series', (string)$id );
		$other = $this->getMutableTestUser()->getUser();
		$this->ask( 'occurrence', "$id:2026-12-17T18:00", $other );
		$this->changeAt( '2026-12-01T13:00:00Z', 'Series', [
			'start' => '2026-12-03T19:00', 'end' => '2026-12-03T20:00',
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=4', 'overrides' => [ '2026-12-10T19:00' => [ 'status' => 'cancelled' ] ] ]
		] );
		$this->assertSame( [ 2, 0 ], $this->runAt( '2026-12-01T13:05:00Z' ) );
		$this->assertStringStartsWith( "change $id:2026-12-03T18:00 Ann moved ", $this->sent[0] );
		$this->assertSame( "change $id:2026-12-17T18:00 {$other->getName()} moved 1", $this->sent[1] );
	}

	public function testADateThatIsTakenOutIsGone(): void {
		$id = $this->event( 'Series', self::WEEKLY );
		$this->ask( 'series', (string)$id );
		$this->changeAt( '2026-12-01T13:00:00Z', 'Series', [
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'exclude' => [ '2026-12-10T18:00' ] ]
		] );
		$this->runAt( '2026-12-01T13:05:00Z' );
		$this->assertSame( [ "change $id:2026-12-10T18:00 Ann gone 1" ], $this->sent );
	}

	public function testADeletedPageIsTold(): void {
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id );
		ConvertibleTimestamp::setFakeTime( '2026-12-01T13:00:00Z' );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromID( $id ) );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-01T13:05:00Z' ) );
		$this->assertSame( [ "change $id Ann gone 1" ], $this->sent );
	}

	public function testWhoMadeTheEditIsNotTold(): void {
		$editor = $this->getMutableTestUser()->getUser();
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id, $editor );
		$this->ask( 'occurrence', (string)$id );
		ConvertibleTimestamp::setFakeTime( '2026-12-01T13:00:00Z' );
		$text = $this->getServiceContainer()->getWikiPageFactory()->newFromID( $id )->getContent()->getText();
		$data = [ 'status' => 'cancelled' ] + json_decode( $text, true );
		$this->assertStatusGood( $this->editPage(
			'EventCalendar:Talk', new EventContent( json_encode( $data ) ), '', NS_MAIN, $editor
		) );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-01T13:05:00Z' ) );
		$this->assertSame( [ "change $id Ann cancelled 1" ], $this->sent );
	}

	public function testWhoFollowsATopicIsToldEvenIfTheEventLeavesIt(): void {
		$this->ask( 'topic', 'design' );
		$this->event( 'Talk', [ 'topics' => [ 'design' ] ] );
		$this->runAt( '2026-12-01T12:30:00Z' );
		$this->changeAt( '2026-12-01T13:00:00Z', 'Talk', [ 'status' => 'cancelled', 'topics' => [ 'javascript' ] ] );
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-01T13:05:00Z' ) );
	}

	public function testARebuildOfTheIndexIsNoNews(): void {
		$id = $this->event( 'Talk' );
		$this->ask( 'occurrence', (string)$id );
		$this->getServiceContainer()->getService( 'EventCalendar.EventIndexer' )->refresh( $id );
		$this->runAt( '2026-12-01T13:05:00Z' );
		$this->assertSame( [], $this->sent );
	}
}
