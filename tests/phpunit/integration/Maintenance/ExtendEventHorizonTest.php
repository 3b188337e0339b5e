<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Maintenance;

use MediaWiki\Extension\EventCalendar\Maintenance\ExtendEventHorizon;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWiki\Tests\Maintenance\MaintenanceBaseTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

require_once __DIR__ . '/../../../../maintenance/extendEventHorizon.php';

/**
 * @group Database
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
}
