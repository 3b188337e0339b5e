<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Interest;

use MediaWiki\Api\ApiUsageException;
use MediaWiki\Extension\EventCalendar\Delivery\NoNotices;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestEditor;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Tests\Api\ApiTestCase;
use MediaWiki\User\User;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiEventCalendarInterest
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiQueryEventInterest
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestDates
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestEditor
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestSubjects
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlInterestStore
 */
final class InterestApiTest extends ApiTestCase {
	use EventPageTestTrait;

	private User $ann;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->ann = $this->getMutableTestUser()->getUser();
	}

	/** @param array<string,string> $params */
	private function change( array $params, ?User $user = null ): array {
		return $this->doApiRequestWithToken(
			[ 'action' => 'eventcalendarinterest', 'errorformat' => 'plaintext' ] + $params, null, $user ?? $this->ann
		)[0]['eventcalendarinterest'];
	}

	/** @param array<string,string> $params */
	private function query( array $params, ?User $user = null ): array {
		return $this->doApiRequest(
			[ 'action' => 'query', 'list' => 'eventinterest' ] + $params, null, false, $user ?? $this->ann
		)[0]['query']['eventinterest'] ?? [];
	}

	private function assertRefused( string $code, callable $do ): void {
		try {
			$do();
			$this->fail( "Not refused with $code" );
		} catch ( ApiUsageException $e ) {
			$this->assertTrue( $e->getStatusValue()->hasMessage( $code ), (string)$e->getStatusValue() );
		}
	}

	public function testAsksAndEndsAndSaysWhatHappensNow(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$answer = $this->change( [ 'do' => 'add', 'kind' => 'occurrence', 'occurrence' => (string)$id ] );
		$this->assertSame(
			'You will be reminded 24 hours and 15 minutes before, and told if it moves or is cancelled.', $answer['text']
		);
		$this->assertSame( 1, $answer['interested'] );
		$answer = $this->change( [ 'do' => 'remove', 'kind' => 'occurrence', 'occurrence' => (string)$id ] );
		$this->assertSame( 0, $answer['interested'] );
		$this->assertSame( [], $this->query( [] ) );
	}

	public function testCountsPeopleAndNamesNobody(): void {
		$id = $this->saveEvent( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ], 'topics' => [ 'design' ] ] )->getPageId();
		$first = "$id:2026-12-03T18:00";
		$this->change( [ 'do' => 'add', 'kind' => 'occurrence', 'occurrence' => $first ] );
		$this->change( [ 'do' => 'add', 'kind' => 'series', 'occurrence' => $first ] );
		$bob = $this->getMutableTestUser()->getUser();
		$this->change( [ 'do' => 'add', 'kind' => 'occurrence', 'occurrence' => $first ], $bob );
		$this->change( [ 'do' => 'add', 'kind' => 'topic', 'target' => 'design' ], $this->getMutableTestUser()->getUser() );
		$anonymous = $this->getServiceContainer()->getUserFactory()->newAnonymous( '127.0.0.1' );
		$this->assertSame( [
			[ 'occurrence' => $first, 'interested' => 2 ], [ 'occurrence' => "$id:2026-12-10T18:00", 'interested' => 1 ]
		], $this->query( [ 'ntoccurrences' => "$first|$id:2026-12-10T18:00|99999999" ], $anonymous ) );
	}

	public function testSaysWhatOneCanBeRemindedOfAndIs(): void {
		$id = $this->saveEvent( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ], 'topics' => [ 'design' ] ] )->getPageId();
		$this->change( [ 'do' => 'add', 'kind' => 'topic', 'target' => 'design' ] );
		$item = $this->query( [ 'ntoccurrences' => "$id:2026-12-03T18:00", 'ntprop' => 'mine' ] )[0];
		$this->assertSame(
			[ 'Series', 'All dates of Series', 'All events of the type Tech talk', 'All events about design' ],
			array_column( $item['choices'], 'label' )
		);
		$this->assertSame( [ false, false, false, true ], array_column( $item['choices'], 'mine' ) );
	}

	public function testListsWhatOneIsRemindedOfWithItsNextDate(): void {
		$id = $this->saveEvent( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ], 'topics' => [ 'design' ] ] )->getPageId();
		$this->change( [ 'do' => 'add', 'kind' => 'occurrence', 'occurrence' => "$id:2026-12-10T18:00" ] );
		$this->change( [ 'do' => 'add', 'kind' => 'topic', 'target' => 'design' ] );
		$this->change( [ 'do' => 'add', 'kind' => 'topic', 'target' => 'nothing' ] );
		$next = array_column( $this->query( [] ), 'occurrence', 'target' );
		ksort( $next );
		$this->assertSame( [ "$id:2026-12-10T18:00", "$id:2026-12-03T18:00", null ], array_values( $next ) );
	}

	public function testRefusesWhoCannotBeReminded(): void {
		$id = (string)$this->saveEvent( 'Talk' )->getPageId();
		$add = fn ( ?User $user = null ) => $this->change( [ 'do' => 'add', 'kind' => 'occurrence', 'occurrence' => $id ], $user );
		$anonymous = $this->getServiceContainer()->getUserFactory()->newAnonymous( '127.0.0.1' );
		$this->assertRefused( 'eventcalendar-interest-login', static fn () => $add( $anonymous ) );
		$this->assertRefused( 'eventcalendar-interest-login', fn () => $this->query( [], $anonymous ) );
		$add();
		$this->getServiceContainer()->getBlockUserFactory()
			->newBlockUser( $this->ann, $this->getTestSysop()->getUser(), 'infinity' )->placeBlockUnsafe();
		$this->ann->clearInstanceCache( 'name' );
		$this->assertRefused( 'eventcalendar-interest-blocked', static fn () => $add() );
		// But they can have peace.
		$this->assertSame( 0, $this->change( [ 'do' => 'remove', 'kind' => 'occurrence', 'occurrence' => $id ] )['interested'] );
	}

	public function testRefusesWhatThereIsNot(): void {
		$this->assertRefused( 'eventcalendar-interest-unknown', fn () =>
			$this->change( [ 'do' => 'add', 'kind' => 'occurrence', 'occurrence' => '99999999' ] ) );
		$this->assertRefused( 'eventcalendar-interest-unknown', fn () =>
			$this->change( [ 'do' => 'add', 'kind' => 'type', 'target' => 'no-such-type' ] ) );
		$this->assertRefused( 'eventcalendar-interest-unknown', fn () =>
			$this->change( [ 'do' => 'add', 'kind' => 'topic', 'target' => str_repeat( 'x', 300 ) ] ) );
	}

	public function testThereIsACap(): void {
		$store = $this->getServiceContainer()->getService( 'EventCalendar.InterestStore' );
		$id = $this->getServiceContainer()->getService( 'EventCalendar.LocalReaders' )->centralId( $this->ann );
		for ( $i = 0; $i < InterestEditor::MOST; $i++ ) {
			$store->add( $id, new Interest( Interest::TOPIC, "t$i" ), 1 );
		}
		$this->assertRefused( 'eventcalendar-interest-too-many', fn () =>
			$this->change( [ 'do' => 'add', 'kind' => 'topic', 'target' => 'one more' ] ) );
		// What one has already is no more.
		$this->change( [ 'do' => 'add', 'kind' => 'topic', 'target' => 't0' ] );
	}

	public function testWithoutEchoItSaysSo(): void {
		$this->setService( 'EventCalendar.Notices', new NoNotices() );
		$this->assertRefused( 'eventcalendar-interest-off', fn () =>
			$this->change( [ 'do' => 'add', 'kind' => 'topic', 'target' => 'design' ] ) );
	}
}
