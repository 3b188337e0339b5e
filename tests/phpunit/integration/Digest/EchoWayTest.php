<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Digest\Way\EchoWay;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use MediaWiki\Extension\Notifications\DataOutputFormatter;
use MediaWiki\Extension\Notifications\Mapper\NotificationMapper;
use MediaWiki\Registration\ExtensionRegistry;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\EchoWay
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\DigestNotices
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\DigestPresentationModel
 * @group Database
 */
final class EchoWayTest extends DigestTestCase {
	protected function setUp(): void {
		parent::setUp();
		if ( !ExtensionRegistry::getInstance()->isLoaded( 'Echo' ) ) {
			$this->markTestSkipped( 'This wiki has no Echo.' );
		}
	}

	private function notify( string $name, bool $isAgain = false ): DigestState {
		$services = $this->getServiceContainer();
		$user = $services->getUserFactory()->newFromName( $name );
		$subscription = $services->getService( 'EventCalendar.SubscriptionStore' )->find( $user->getId() );
		$time = $services->getService( 'EventCalendar.IssueClock' )->named( '2026-W49' );
		$issue = $services->getService( 'EventCalendar.DigestIssues' )->draft( $time, 'weekly', strtotime( self::CLOSES ) );
		$content = $services->getService( 'EventCalendar.DigestComposer' )->compose( $issue, $subscription->filter, 'en', 'UTC' );
		$way = new EchoWay(
			$services->getService( 'EventCalendar.Notices' ), $services->getTitleFactory(),
			$services->getService( 'EventCalendar.SettingsLookup' )
		);
		return $way->send( $subscription, $user, $content, $isAgain )->state;
	}

	/** @return array[] As Echo's API gives them */
	private function notices( string $name ): array {
		DeferredUpdates::doUpdates();
		$user = $this->getServiceContainer()->getUserFactory()->newFromName( $name );
		$language = $this->getServiceContainer()->getLanguageFactory()->getLanguage( 'en' );
		return array_map(
			static fn ( $notice ) => DataOutputFormatter::formatOutput( $notice, 'model', $user, $language )['*'],
			array_values( ( new NotificationMapper() )->fetchByUser( $user, 20, null, [ 'eventcalendar-digest' ] ) )
		);
	}

	public function testANoticeLeadsToThePageOfTheIssueOnce(): void {
		$this->saveEvent( 'Talk' );
		$name = $this->subscribe( [], 'weekly', 'echo' );
		$this->editPage( 'Project:Event digest/2026-W49', 'The issue' );
		$this->assertSame( DigestState::Sent, $this->notify( $name ) );
		$this->assertSame( DigestState::Sent, $this->notify( $name, true ) );
		$notices = $this->notices( $name );
		$this->assertCount( 1, $notices );
		$this->assertSame( 'The event digest is here: one event for you.', $notices[0]['header'] );
		$this->assertStringContainsString( '2026-W49', $notices[0]['links']['primary']['url'] );
	}

	public function testWithoutThatPageItLeadsToTheSubscriptionsOwn(): void {
		$this->saveEvent( 'Talk' );
		$name = $this->subscribe( [], 'weekly', 'echo' );
		$this->notify( $name );
		$this->assertStringContainsString( 'Special:EventDigest', $this->notices( $name )[0]['links']['primary']['url'] );
	}
}
