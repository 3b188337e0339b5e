<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\Notifications\DataOutputFormatter;
use MediaWiki\Extension\Notifications\Mapper\NotificationMapper;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\User\User;

/**
 * With the real Echo.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestChores
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Organizer\FreeDays
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersNotice
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersNotices
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersPresentationModel
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Organizer\RecentOrganizers
 */
final class OrganizersNoticeTest extends DigestTestCase {
	private const FIVE_DAYS = -5 * 86400;

	protected function setUp(): void {
		parent::setUp();
		if ( !ExtensionRegistry::getInstance()->isLoaded( 'Echo' ) ) {
			$this->markTestSkipped( 'This wiki has no Echo.' );
		}
		$this->setAt( '2026-11-20T12:00Z' );
	}

	/** @return array{int,int,int} */
	private function chores(): array {
		foreach ( [ 'DigestIssues', 'IssueDesk', 'IssuePage', 'DigestChores', 'Courier' ] as $name ) {
			$this->getServiceContainer()->resetServiceForTesting( "EventCalendar.$name" );
		}
		return $this->getServiceContainer()->getService( 'EventCalendar.DigestChores' )->run();
	}

	/** @return array<string,mixed>[] As Echo's API gives them */
	private function noticesOf( User $user ): array {
		DeferredUpdates::doUpdates();
		$language = $this->getServiceContainer()->getLanguageFactory()->getLanguage( 'en' );
		$notices = ( new NotificationMapper() )->fetchByUser( $user, 20, null, [ 'eventcalendar-digest-organizers' ] );
		return array_values( array_map(
			static fn ( $notice ) => DataOutputFormatter::formatOutput( $notice, 'model', $user, $language )['*'], $notices
		) );
	}

	/** @return User Who organised a talk on a day */
	private function organizer( string $day = '2026-10-01', array $data = [] ): User {
		$user = $this->getMutableTestUser()->getUser();
		$this->saveEvent( "By {$user->getName()}", $data + [
			'start' => "{$day}T18:00", 'end' => "{$day}T19:00", 'organizers' => [ [ 'user' => $user->getName() ] ]
		] );
		return $user;
	}

	public function testFiveDaysBeforeAnIssueClosesOrganisersAreToldOnce(): void {
		$user = $this->organizer();
		$old = $this->organizer( '2026-05-01' );
		$off = $this->organizer( '2026-10-01', [ 'status' => 'cancelled' ] );
		$coming = $this->organizer( '2026-12-03' );
		$this->setAt( self::CLOSES, self::FIVE_DAYS - 1 );
		$this->assertSame( [ 0, 0, 0 ], $this->chores() );
		$this->setAt( self::CLOSES, self::FIVE_DAYS );
		$this->assertSame( [ 0, 1, 0 ], $this->chores() );
		$this->assertSame( [ 0, 0, 0 ], $this->chores() );
		$this->setAt( self::CLOSES, -3600 );
		$this->assertSame( [ 0, 0, 0 ], $this->chores() );
		$notices = $this->noticesOf( $user );
		$this->assertCount( 1, $notices );
		$this->assertStringContainsString( '30 November 2026', $notices[0]['header'] );
		$this->assertStringContainsString(
			'5 days of the week after it are free: 1 December 2026, 2 December 2026, 4 December 2026', $notices[0]['body']
		);
		$this->assertStringNotContainsString( '3 December', $notices[0]['body'], 'it has an event' );
		$this->assertStringContainsString( 'Special:EventPromotion/digest', $notices[0]['links']['primary']['url'] );
		$this->assertStringContainsString( 'Special:ScheduleEvent', $notices[0]['links']['secondary'][0]['url'] );
		foreach ( [ $old, $off, $coming ] as $other ) {
			$this->assertSame( [], $this->noticesOf( $other ) );
		}
		// The next issue is another matter.
		$this->setAt( self::CLOSES, 2 * 86400 );
		$this->assertSame( 1, $this->chores()[1] );
		$this->assertCount( 2, $this->noticesOf( $user ) );
	}

	/** As it is after a process that sent everything, and died before it could say so */
	private function killBeforeItsNote(): void {
		DeferredUpdates::doUpdates();
		$this->getDb()->newUpdateQueryBuilder()->update( 'ec_delivery' )->set( [ 'ecd_state' => 'claimed' ] )
			->where( [ 'ecd_kind' => 'digest-organizers', 'ecd_state' => 'sent' ] )->caller( __METHOD__ )->execute();
		$this->getDb()->newDeleteQueryBuilder()->deleteFrom( 'ec_delivery' )
			->where( [ 'ecd_kind' => 'digest-organizers', 'ecd_state' => 'mark' ] )->caller( __METHOD__ )->execute();
	}

	public function testWhatAKilledRunHasSentIsNotSentAgain(): void {
		$user = $this->organizer();
		$this->setAt( self::CLOSES, self::FIVE_DAYS );
		$this->chores();
		$this->killBeforeItsNote();
		$this->setAt( self::CLOSES, self::FIVE_DAYS + 3600 );
		$this->assertSame( [ 0, 1, 0 ], $this->chores() );
		$this->assertCount( 1, $this->noticesOf( $user ) );
	}

	public function testNorIsItIfOtherDaysAreFreeByThen(): void {
		$user = $this->organizer();
		$this->setAt( self::CLOSES, self::FIVE_DAYS );
		$this->chores();
		$this->killBeforeItsNote();
		$this->saveEvent( 'On a free day', [ 'start' => '2026-12-02T10:00', 'end' => '2026-12-02T20:00' ] );
		$this->setAt( self::CLOSES, self::FIVE_DAYS + 3600 );
		$this->assertSame( [ 0, 1, 0 ], $this->chores() );
		$notices = $this->noticesOf( $user );
		$this->assertCount( 1, $notices );
		$this->assertStringContainsString( '2 December', $notices[0]['body'], 'it was free when they were told' );
	}

	public function testWhoeverOrganisedSeveralIsToldOnce(): void {
		$user = $this->organizer( '2026-10-01', [ 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=20' ] ] );
		$this->saveEvent( 'Another', [
			'start' => '2026-09-01T18:00', 'end' => '2026-09-01T19:00', 'organizers' => [ [ 'user' => $user->getName() ] ]
		] );
		$this->setAt( self::CLOSES, self::FIVE_DAYS );
		$this->assertSame( [ 0, 1, 0 ], $this->chores() );
	}

	public function testOneselfCanSwitchItOff(): void {
		$user = $this->organizer();
		$options = $this->getServiceContainer()->getUserOptionsManager();
		$options->setOption( $user, 'echo-subscriptions-web-eventcalendar-digest-organizers', false );
		$options->setOption( $user, 'echo-subscriptions-email-eventcalendar-digest-organizers', false );
		$options->saveOptions( $user );
		$this->setAt( self::CLOSES, self::FIVE_DAYS );
		$this->chores();
		$this->assertSame( [], $this->noticesOf( $user ) );
	}

	public function testTheWikiCanSwitchItOff(): void {
		$this->editPage(
			'MediaWiki:EventCalendar.json', '{ "digest": { "organizersNotice": false } }', '', NS_MAIN,
			$this->getTestSysop()->getAuthority()
		);
		$this->getServiceContainer()->resetServiceForTesting( 'EventCalendar.SettingsLookup' );
		$this->organizer();
		$this->setAt( self::CLOSES, self::FIVE_DAYS );
		$this->assertSame( [ 0, 0, 0 ], $this->chores() );
	}

	public function testAWeekThatIsFullIsSaidToBe(): void {
		$user = $this->organizer( '2026-10-01', [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ] ] );
		$this->setAt( self::CLOSES, self::FIVE_DAYS );
		$this->chores();
		$this->assertStringContainsString( 'every day', $this->noticesOf( $user )[0]['body'] );
	}
}
