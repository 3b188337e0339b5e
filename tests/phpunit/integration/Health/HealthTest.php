<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Health;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Health\Finding;
use MediaWiki\Extension\EventCalendar\Health\Health;
use MediaWiki\Extension\EventCalendar\Health\HealthCheck;
use MediaWiki\Extension\EventCalendar\Maintenance\CheckEventHealth;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;
use MediaWiki\Extension\EventCalendar\Store\Delivery;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Content\EventPageSaves;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Tests\Maintenance\MaintenanceBaseTestCase;
use MediaWiki\Title\Title;
use RuntimeException;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

require_once __DIR__ . '/../../../../maintenance/checkEventHealth.php';

/**
 * @covers \MediaWiki\Extension\EventCalendar\Health\DeliveryHealth
 * @covers \MediaWiki\Extension\EventCalendar\Health\DueHealth
 * @covers \MediaWiki\Extension\EventCalendar\Health\ExpectedRuns
 * @covers \MediaWiki\Extension\EventCalendar\Health\Health
 * @covers \MediaWiki\Extension\EventCalendar\Health\IndexHealth
 * @covers \MediaWiki\Extension\EventCalendar\Maintenance\CheckEventHealth
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\HealthLine
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventPromotion
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlTroubleCounts
 * @group Database
 */
final class HealthTest extends MaintenanceBaseTestCase {
	use EventPageSaves, EventPageTestTrait {
		EventPageTestTrait::json insteadof EventPageSaves;
	}
	use IndexTables;

	protected function getMaintenanceClass() {
		return CheckEventHealth::class;
	}

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-11-27T12:00:00Z' );
		foreach ( [ RunLog::HORIZON, RunLog::REMINDERS, RunLog::DIGESTS, RunLog::ANNOUNCEMENTS ] as $script ) {
			$this->runScript( $script );
		}
	}

	private function runScript( string $script ): void {
		$this->getServiceContainer()->getService( 'EventCalendar.RunLog' )->watch( $script, static fn () => null );
	}

	private function setSettings( array $settings ): void {
		$admin = $this->getTestUser( [ 'sysop', 'interface-admin' ] )->getUser();
		$this->assertStatusGood( $this->editPage( 'MediaWiki:EventCalendar.json', json_encode( $settings ), '', NS_MAIN, $admin ) );
		DeferredUpdates::doUpdates();
	}

	/** @return string[] The ends of the messages' keys */
	private function troubles(): array {
		$findings = $this->getServiceContainer()->getService( 'EventCalendar.Health' )->check();
		$troubles = array_filter( $findings, static fn ( Finding $finding ) => !$finding->isWell() );
		return array_values( array_map(
			static fn ( Finding $finding ) => substr( $finding->message->getKey(), strlen( 'eventcalendar-health-' ) ), $troubles
		) );
	}

	private function show( array $groups ): string {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest() );
		$context->setLanguage( 'en' );
		$context->setUser( $this->getTestUser( $groups )->getUser() );
		$context->setTitle( Title::makeTitle( NS_SPECIAL, 'EventPromotion' ) );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventPromotion' );
		$page->setContext( $context );
		$context->setOutput( new OutputPage( $context ) );
		$page->execute( 'review' );
		return $context->getOutput()->getHTML();
	}

	public function testAllIsWellOnAWikiWhoseCronRuns(): void {
		$this->saveEvent( 'Talk', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$this->assertSame( [], $this->troubles() );
		$this->assertTrue( $this->maintenance->execute() );
		$this->expectOutputRegex( '/^OK +extendEventHorizon ran 1 minute ago: nothing was to be done\.\n/' );
	}

	public function testSeriesThatFallBehindTheirHorizonAreTold(): void {
		$this->saveEvent( 'Talk', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		ConvertibleTimestamp::setFakeTime( '2026-12-25T12:00:00Z' );
		$this->assertContains( 'horizon-behind', $this->troubles() );
		$this->getServiceContainer()->getService( 'EventCalendar.HorizonExtender' )->extend();
		$this->assertNotContains( 'horizon-behind', $this->troubles() );
	}

	public function testOnlyScriptsThatTheWikiNeedsAreMissed(): void {
		$this->getDb()->newDeleteQueryBuilder()->deleteFrom( 'ec_run' )->where( '1=1' )->caller( __METHOD__ )->execute();
		$count = fn () => count( array_keys( $this->troubles(), 'never', true ) );
		$notices = (int)$this->getServiceContainer()->getService( 'EventCalendar.Notices' )->canSend();
		$this->assertSame( 1 + $notices, $count() );
		$this->setSettings( [ 'channels' => [ 'pump' => [
			'kind' => 'page', 'wiki' => 'here', 'page' => 'Project:Pump', 'leadDays' => 7, 'automatic' => true
		] ] ] );
		$this->assertSame( 2 + $notices, $count() );
		$this->overrideConfigValue( 'EventCalendarDigestLists', [ 'tech' => [ 'address' => 'tech@lists.example' ] ] );
		$this->assertSame( 3 + $notices, $count() );
	}

	public function testPagesThatAreNotValidAreToldWithTheirCategory(): void {
		$this->import( 'EventCalendar:Broken', '{ "title": 1 }' );
		$this->assertSame( [ 'invalid-pages' ], $this->troubles() );
		$this->assertStringContainsString( 'Category:Event pages with problems', $this->show( [ 'sysop' ] ) );
	}

	public function testWhatFailedLatelyIsCountedAndForgottenAfterTwoDays(): void {
		$ledger = $this->getServiceContainer()->getService( 'EventCalendar.DeliveryLedger' );
		$now = ConvertibleTimestamp::time();
		foreach ( [ 1, 2, 3 ] as $user ) {
			$ledger->claim( new Delivery( 'follow-up', 'uid', '2026-11-20', $user ), $now );
		}
		$ledger->settle( new Delivery( 'follow-up', 'uid', '2026-11-20', 1 ), true, $now );
		$this->assertSame( [], $this->troubles(), 'Somebody is at it' );
		$ledger->settle( new Delivery( 'follow-up', 'uid', '2026-11-20', 2 ), false, $now );
		$this->assertSame( [ 'deliveries-failed' ], $this->troubles() );
		ConvertibleTimestamp::setFakeTime( $now + 2 * 3600 );
		$this->assertStringContainsString( '1 could not be sent, and 1 were begun and never finished', $this->show( [ 'sysop' ] ) );
		ConvertibleTimestamp::setFakeTime( $now + 50 * 3600 );
		$this->assertNotContains( 'deliveries-failed', $this->troubles() );
	}

	public function testAnnouncementsThatWentWrongAreTold(): void {
		$ledger = $this->getServiceContainer()->getService( 'EventCalendar.PromotionLedger' );
		$key = new PromotionKey( 'uid', '2026-12-03', 'pump' );
		$ledger->claim( $key, 0, ConvertibleTimestamp::time() );
		$ledger->fail( $key, 'Protected', 0, ConvertibleTimestamp::time() );
		$this->assertSame( [ 'announcements-failed' ], $this->troubles() );
	}

	public function testADigestThatDoesNotGetOnIsTold(): void {
		$issues = $this->getServiceContainer()->getService( 'EventCalendar.IssueStore' );
		$now = ConvertibleTimestamp::time();
		$this->assertTrue( $issues->begin( '2026-W48', $now, [], $now ) );
		$this->assertSame( IssueState::Sending, $issues->find( '2026-W48' )->state );
		$this->assertSame( [], $this->troubles() );
		ConvertibleTimestamp::setFakeTime( $now + 13 * 3600 );
		$this->runScript( RunLog::REMINDERS );
		$this->assertSame( [ 'digest-slow' ], $this->troubles() );
	}

	public function testAnAnnouncementThatNeedsNobodyAndIsNotMadeIsTold(): void {
		$this->setSettings( [ 'channels' => [ 'pump' => [
			'kind' => 'page', 'page' => 'Project:Pump', 'leadDays' => 7, 'automatic' => true
		] ] ] );
		$this->saveEvent( 'Talk' );
		$this->assertSame( [], $this->troubles() );
		ConvertibleTimestamp::setFakeTime( '2026-11-28T12:00:00Z' );
		$this->runScript( RunLog::ANNOUNCEMENTS );
		$this->runScript( RunLog::REMINDERS );
		$this->getServiceContainer()->getMainWANObjectCache()->clearProcessCache();
		$this->assertSame( [ 'due-late' ], $this->troubles() );
	}

	public function testACheckThatIsBrokenKeepsNobodyFromTheRest(): void {
		$this->captureLog();
		$broken = $this->createMock( HealthCheck::class );
		$broken->method( 'check' )->willThrowException( new RuntimeException( 'No such table' ) );
		$well = $this->createMock( HealthCheck::class );
		$well->method( 'check' )->willReturn( [ Finding::well( new MessageValue( 'eventcalendar-health-deliveries' ) ) ] );
		$this->setService( 'EventCalendar.Health', new Health(
			[ $broken, $well ], $this->getServiceContainer()->getService( 'EventCalendar.Logger' )
		) );
		$this->assertSame( [ 'unknown' ], $this->troubles() );
		$html = $this->show( [ 'sysop' ] );
		$this->assertStringContainsString( 'cdx-message--warning', $html );
		$this->assertStringContainsString( 'No notice and no digest failed', $html );
	}

	public function testOnlyThoseWhoPromoteSeeIt(): void {
		$html = $this->show( [ 'sysop' ] );
		$this->assertStringContainsString( '<section class="ext-eventcalendar-health"', $html );
		$this->assertStringContainsString( 'All is well', $html );
		$this->assertStringNotContainsString( 'cdx-message--warning', $html );
		$this->assertStringNotContainsString( 'ext-eventcalendar-health', $this->show( [] ) );
	}

	public function testATroubleComesWithALinkToWhatToDo(): void {
		ConvertibleTimestamp::setFakeTime( '2026-11-30T12:00:00Z' );
		$html = $this->show( [ 'sysop' ] );
		$this->assertStringContainsString( '<code>php maintenance/run.php EventCalendar:extendEventHorizon</code>', $html );
		$this->assertStringContainsString( '/EventCalendar/docs/admin.md#the-calendar-is-stale"', $html );
		$this->assertStringContainsString( 'last ran 3 days ago, and ought to run every day', $html );
		$this->assertFalse( $this->maintenance->execute() );
		$this->expectOutputRegex( '/TROUBLE  extendEventHorizon last ran 3 days ago.*\n +docs\/admin\.md#the-calendar-is-stale/' );
	}
}
