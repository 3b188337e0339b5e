<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\FollowUp;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\Notifications\DataOutputFormatter;
use MediaWiki\Extension\Notifications\Mapper\NotificationMapper;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\User\User;

/**
 * What Echo makes of it.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Delivery\EchoNotices
 * @covers \MediaWiki\Extension\EventCalendar\Delivery\NoticePresentationModel
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\FollowUpPresentationModel
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\ThanksPresentationModel
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\Thanks
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\NoticesHandler
 * @covers \MediaWiki\Extension\EventCalendar\Delivery\NoticeKind
 * @covers \MediaWiki\Extension\EventCalendar\Delivery\NoticeKinds
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\FollowUpNotices
 */
final class EchoNoticesTest extends FollowUpTestCase {
	private User $user;

	protected function setUp(): void {
		parent::setUp();
		if ( !ExtensionRegistry::getInstance()->isLoaded( 'Echo' ) ) {
			$this->markTestSkipped( 'This wiki has no Echo.' );
		}
		$this->user = $this->getMutableTestUser()->getUser();
	}

	/** @return array[] As Echo's API gives them, the oldest first */
	private function notices(): array {
		DeferredUpdates::doUpdates();
		$language = $this->getServiceContainer()->getLanguageFactory()->getLanguage( 'en' );
		$notices = ( new NotificationMapper() )->fetchByUser( $this->user, 20, null, [
			'eventcalendar-follow-up', 'eventcalendar-follow-up-again', 'eventcalendar-thanks'
		] );
		return array_values( array_filter( array_map(
			fn ( $notice ) => DataOutputFormatter::formatOutput( $notice, 'model', $this->user, $language ),
			array_reverse( $notices )
		) ) );
	}

	public function testTheNoticeLeadsToTheFormOfItsOccurrence(): void {
		$id = $this->organized( 'Talk', [
			'organizers' => [ [ 'user' => $this->user->getName() ] ], 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ]
		] );
		$this->runAt( '2026-12-03T18:00:00Z' );
		$notices = $this->notices();
		$this->assertCount( 1, $notices );
		$model = $notices[0]['*'];
		$this->assertSame( '<strong>Talk, 3 December 2026</strong> is over. How did it go?', $model['header'] );
		$this->assertStringContainsString(
			"Special:EventFollowUp/$id:2026-12-03T18:00?", rawurldecode( $model['links']['primary']['url'] )
		);
		$this->assertSame( 'eventcalendar-follow-up', $notices[0]['category'] );
		$this->runAt( '2026-12-03T18:05:00Z' );
		$this->assertCount( 1, $this->notices() );
	}

	public function testAWeekLaterItSaysSo(): void {
		$this->organized( 'Talk', [ 'organizers' => [ [ 'user' => $this->user->getName() ] ] ] );
		$this->runAt( '2026-12-03T18:00:00Z' );
		$this->runAt( '2026-12-10T18:00:00Z' );
		$this->assertSame( [
			'<strong>Talk</strong> is over. How did it go?',
			'Nobody has said yet what came out of <strong>Talk</strong>.'
		], array_map( static fn ( array $notice ) => $notice['*']['header'], $this->notices() ) );
	}

	public function testADeletedPageIsInNoNotice(): void {
		$id = $this->organized( 'Talk', [ 'organizers' => [ [ 'user' => $this->user->getName() ] ] ] );
		$this->runAt( '2026-12-03T18:00:00Z' );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromID( $id ) );
		$this->assertSame( [], $this->notices() );
	}

	public function testWhatAKilledRunHasSentIsNotSentAgain(): void {
		$this->organized( 'Talk', [ 'organizers' => [ [ 'user' => $this->user->getName() ] ] ] );
		$this->runAt( '2026-12-03T18:00:00Z' );
		// As if it had not lived to write that
		$this->getDb()->newUpdateQueryBuilder()->update( 'ec_delivery' )->set( [ 'ecd_state' => 'claimed' ] )
			->where( [ 'ecd_state' => 'sent' ] )->caller( __METHOD__ )->execute();
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-03T18:20:00Z' ) );
		$this->assertCount( 1, $this->notices() );
	}

	public function testSpeakersAreThankedOnceEach(): void {
		$agent = $this->getMutableTestUser()->getUser();
		$id = $this->organized( 'Talk', [ 'speakers' => [
			[ 'user' => $this->user->getName() ], [ 'user' => $agent->getName() ], [ 'name' => 'Guest' ]
		] ] );
		$services = $this->getServiceContainer();
		$subject = $services->getService( 'EventCalendar.FollowUpPages' )->find( (string)$id, $agent, time() );
		$thanks = $services->getService( 'EventCalendar.Thanks' );
		$this->assertCount( 1, $thanks->speakers( $subject->event, $agent ) );
		$thanks->send( $subject, $agent );
		$thanks->send( $subject, $agent );
		$notices = $this->notices();
		$this->assertCount( 1, $notices );
		$this->assertStringContainsString( 'thanks you for speaking at <strong>Talk</strong>', $notices[0]['*']['header'] );
	}
}
