<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Interest;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Delivery\EchoNotices;
use MediaWiki\Extension\Notifications\DataOutputFormatter;
use MediaWiki\Extension\Notifications\Mapper\NotificationMapper;
use MediaWiki\Registration\ExtensionRegistry;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What Echo makes of it.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Delivery\EchoNotices
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ChangePresentationModel
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestNotices
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestPresentationModel
 * @covers \MediaWiki\Extension\EventCalendar\Interest\InterestTexts
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ReminderPresentationModel
 */
final class InterestNoticesTest extends InterestTestCase {
	protected function setUp(): void {
		parent::setUp();
		if ( !ExtensionRegistry::getInstance()->isLoaded( 'Echo' ) ) {
			$this->markTestSkipped( 'This wiki has no Echo.' );
		}
		$this->setService( 'EventCalendar.Notices', new EchoNotices(
			$this->getServiceContainer()->getService( 'EventCalendar.NoticeKinds' )
		) );
	}

	/** @return array[] As Echo's API gives them, the oldest first */
	private function notices(): array {
		DeferredUpdates::doUpdates();
		$language = $this->getServiceContainer()->getLanguageFactory()->getLanguage( 'en' );
		$notices = ( new NotificationMapper() )->fetchByUser(
			$this->ann, 20, null, [ 'eventcalendar-reminder', 'eventcalendar-change' ]
		);
		return array_values( array_filter( array_map(
			fn ( $notice ) => DataOutputFormatter::formatOutput( $notice, 'model', $this->ann, $language ),
			array_reverse( $notices )
		) ) );
	}

	/** @return string[] */
	private function headers(): array {
		return array_map( static fn ( array $notice ) => $notice['*']['header'], $this->notices() );
	}

	public function testTheReminderSaysWhenItBeginsOnTheReadersClockAndLeadsThere(): void {
		$options = $this->getServiceContainer()->getUserOptionsManager();
		$options->setOption( $this->ann, 'timecorrection', 'ZoneInfo|330|Asia/Kolkata' );
		$options->saveOptions( $this->ann );
		$id = $this->event( 'Talk', [
			'title' => 'A <b>talk</b>',
			'participation' => [ [ 'kind' => 'stream', 'url' => 'https://example.org/live', 'for' => 'audience' ] ],
		] );
		$this->ask( 'occurrence', (string)$id );
		$this->runAt( '2026-12-02T17:00:00Z' );
		$this->runAt( '2026-12-03T16:45:00Z' );
		$notices = $this->notices();
		$this->assertCount( 2, $notices );
		$model = $notices[0]['*'];
		$this->assertSame(
			'<strong>A &lt;b&gt;talk&lt;/b&gt;</strong> begins on 3 December 2026, 22:30 (Asia/Kolkata).', $model['header']
		);
		$this->assertStringContainsString( "Special:EventLink/$id", $model['links']['primary']['url'] );
		$this->assertStringContainsString( 'campaign=reminder', $model['links']['primary']['url'] );
		$this->assertSame( 'https://example.org/live', $model['links']['secondary'][0]['url'] );
		$this->assertSame( 'eventcalendar-reminder', $notices[0]['category'] );
	}

	public function testWhatAKilledRunHasSentIsNotSentAgain(): void {
		$this->ask( 'occurrence', (string)$this->event( 'Talk' ) );
		$this->runAt( '2026-12-02T17:00:00Z' );
		$this->notices();
		// As if it had not lived to write that
		$this->getDb()->newUpdateQueryBuilder()->update( 'ec_delivery' )->set( [ 'ecd_state' => 'claimed' ] )
			->where( [ 'ecd_state' => 'sent' ] )->caller( __METHOD__ )->execute();
		$this->getDb()->newDeleteQueryBuilder()->deleteFrom( 'ec_delivery' )->where( [ 'ecd_state' => 'mark' ] )
			->caller( __METHOD__ )->execute();
		$this->assertSame( [ 1, 0 ], $this->runAt( '2026-12-02T17:20:00Z' ) );
		$this->assertCount( 1, $this->notices() );
		// The other reminder is not the same notice.
		$this->runAt( '2026-12-03T16:45:00Z' );
		$this->assertCount( 2, $this->notices() );
	}

	public function testChangesSayHowItWasAndHowItIs(): void {
		$this->ask( 'occurrence', (string)$this->event( 'Talk' ) );
		ConvertibleTimestamp::setFakeTime( '2026-12-01T13:00:00Z' );
		$this->event( 'Talk', [ 'start' => '2026-12-09T20:00', 'end' => '2026-12-09T21:00' ] );
		$this->runAt( '2026-12-01T13:05:00Z' );
		ConvertibleTimestamp::setFakeTime( '2026-12-01T14:00:00Z' );
		$this->event( 'Talk', [ 'status' => 'cancelled' ] );
		$this->runAt( '2026-12-01T14:05:00Z' );
		$this->assertSame( [
			'<strong>Talk</strong> has moved: it was to begin on 3 December 2026, 17:00 (UTC) and now begins on ' .
				'3 December 2026, 17:00 (UTC).',
			'<strong>Talk</strong> on 9 December 2026, 19:00 (UTC) is cancelled.',
		], $this->headers() );
	}

	public function testADeletedEventIsNotQuoted(): void {
		$id = $this->event( 'Secret talk' );
		$this->ask( 'occurrence', (string)$id );
		$this->runAt( '2026-12-02T17:00:00Z' );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromID( $id ) );
		DeferredUpdates::doUpdates();
		$this->runAt( '2026-12-02T17:10:00Z' );
		$this->assertSame( [
			'An event on 3 December 2026, 17:00 (UTC) that you wanted to be reminded of does not take place: ' .
				'the calendar does not have it any more.'
		], $this->headers() );
	}
}
