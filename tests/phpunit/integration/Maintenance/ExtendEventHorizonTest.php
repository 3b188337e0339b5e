<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Maintenance;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Maintenance\ExtendEventHorizon;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWiki\Tests\Maintenance\MaintenanceBaseTestCase;
use MediaWiki\Title\Title;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\ScopedCallback;
use Wikimedia\Timestamp\ConvertibleTimestamp;

require_once __DIR__ . '/../../../../maintenance/extendEventHorizon.php';

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\IndexRebuilder
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\ZoneRules
 * @covers \MediaWiki\Extension\EventCalendar\Maintenance\ExtendEventHorizon
 */
final class ExtendEventHorizonTest extends MaintenanceBaseTestCase {
	use EventPageTestTrait;
	use IndexTables;

	/** @inheritDoc */
	protected function getMaintenanceClass() {
		return ExtendEventHorizon::class;
	}

	public function testGivesSeriesTheRowsOfTheDaysThatHavePassed(): void {
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:00Z' );
		$this->saveEvent( 'Weekly', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$rows = $this->countRows( 'ec_occurrence' );
		ConvertibleTimestamp::setFakeTime( '2026-11-30T10:00:00Z' );
		$this->maintenance->loadWithArgv( [] );
		$this->expectOutputString( "1 series extended, 0 failed\nDone.\n" );
		$this->assertTrue( $this->maintenance->execute() );
		$this->assertSame( $rows + 4, $this->countRows( 'ec_occurrence' ) );
	}

	public function testHasPagesWithACalendarShowTheNewDay(): void {
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:00Z' );
		$page = $this->getExistingTestPage( 'Page with a calendar' );
		$this->editPage( $page, '<eventcalendar/>' );
		$this->runJobs( [ 'minJobs' => 0 ] );
		ConvertibleTimestamp::setFakeTime( '2026-11-03T00:05:00Z' );
		$this->maintenance->loadWithArgv( [] );
		$this->expectOutputString( "Done.\n" );
		$this->maintenance->execute();
		$this->runJobs();
		$page->clear();
		$this->assertGreaterThanOrEqual( '20261103000500', $page->getTouched() );
	}

	private function extend(): string {
		ob_start();
		$this->maintenance->loadWithArgv( [] );
		$this->assertTrue( $this->maintenance->execute() );
		return ob_get_clean();
	}

	/** As when the process ends between the commit of the page and its updates */
	private function loseUpdates(): void {
		DeferredUpdates::clearPendingUpdates();
	}

	public function testMakesUpForUpdatesThatWereLostWithTheirProcess(): void {
		$this->saveEvent( 'Stays' );
		foreach ( [ 'Edited', 'Moved', 'Deleted' ] as $name ) {
			$this->saveEvent( $name );
		}
		$this->extend();
		$cleanup = DeferredUpdates::preventOpportunisticUpdates();
		$author = $this->getTestSysop()->getAuthority();
		$services = $this->getServiceContainer();
		$title = static fn ( string $name ) => Title::makeTitle( NS_EVENTCALENDAR, $name );
		$text = '{ "title": "Later", "type": "other", "start": "2026-12-09T18:00", "duration": "PT1H", "timeZone": "UTC" }';
		$this->assertStatusGood( $this->editPage( $title( 'Edited' ), new EventContent( $text ) ) );
		$this->loseUpdates();
		$this->assertStatusGood( $this->editPage( $title( 'New' ), new EventContent( $text ) ) );
		$this->loseUpdates();
		$services->getMovePageFactory()->newMovePage( $title( 'Moved' ), $title( 'Elsewhere' ) )->move( $author->getUser() );
		$this->loseUpdates();
		$services->getDeletePageFactory()->newDeletePage( $title( 'Deleted' )->toPageIdentity(), $author )->deleteUnsafe( '' );
		$this->loseUpdates();
		ScopedCallback::consume( $cleanup );
		$stale = $this->dumpIndex();
		$this->assertSame( [ 'Stays', 'Edited', 'Moved', 'Deleted' ], $this->indexedTitles() );

		$this->assertStringContainsString( '4 pages that the index had missed, 0 failed', $this->extend() );
		$healed = $this->dumpIndex();
		$this->assertNotSame( $stale, $healed );
		$this->assertSame( [ 'Stays', 'Edited', 'Elsewhere', 'New' ], $this->indexedTitles() );
		$this->getServiceContainer()->getService( 'EventCalendar.IndexRebuilder' )->rebuild( 0, 10, static fn () => null );
		$this->assertSame( $healed, $this->dumpIndex(), 'What a rebuild makes of the pages' );
		$this->assertSame( "Done.\n", $this->extend(), 'Nothing is left to do' );
	}

	public function testMakesTheIndexAnewOnceTheRulesOfZonesAreOthers(): void {
		$this->saveEvent( 'Talk' );
		$this->extend();
		$right = $this->dumpIndex();
		// As it was with other rules
		$this->getDb()->newUpdateQueryBuilder()->update( 'ec_occurrence' )
			->set( [ 'eco_start' => 1 ] )->where( IDatabase::ALL_ROWS )->caller( __METHOD__ )->execute();
		$this->assertSame( "Done.\n", $this->extend() );
		$this->assertNotSame( $right, $this->dumpIndex(), 'The page has not changed' );

		$stash = $this->getServiceContainer()->getMainObjectStash();
		$stash->set( $stash->makeKey( 'eventcalendar-zone-rules' ), 'other rules' );
		$this->assertStringContainsString( '1 pages that the index had missed, 0 failed', $this->extend() );
		$this->assertSame( $right, $this->dumpIndex() );
		$this->assertSame( "Done.\n", $this->extend() );
	}
}
