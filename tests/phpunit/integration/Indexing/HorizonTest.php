<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing;

use MediaWiki\Extension\EventCalendar\Indexing\HorizonExtender;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWikiIntegrationTestCase;
use Wikimedia\ObjectCache\HashBagOStuff;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\HorizonExtender
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\HorizonWatch
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\IndexHorizon
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\IndexJobs
 * @covers \MediaWiki\Extension\EventCalendar\Job\ExtendHorizonJob
 */
final class HorizonTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;
	use IndexTables;

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValue( 'EventCalendarHorizonDays', 100 );
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:00Z' );
	}

	private function saveSeries( string $name ): void {
		$this->saveEvent( $name, [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
	}

	private function extender(): HorizonExtender {
		return $this->getServiceContainer()->getService( 'EventCalendar.HorizonExtender' );
	}

	/** @return array<string,string> The last row of each page */
	private function lastRows(): array {
		$last = [];
		foreach ( $this->allOccurrences() as $occurrence ) {
			$last[$occurrence->page->title] = $occurrence->times->wallStart->dateString();
		}
		ksort( $last );
		return $last;
	}

	public function testRowsFollowTheCalendar(): void {
		$this->saveSeries( 'A' );
		$this->saveSeries( 'B' );
		$this->saveEvent( 'Once' );
		$this->saveEvent( 'Ends', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=20' ] ] );
		$this->assertSame(
			[ 'A' => '2027-02-04', 'B' => '2027-02-04', 'Ends' => '2027-02-04', 'Once' => '2026-12-03' ], $this->lastRows()
		);
		ConvertibleTimestamp::setFakeTime( '2027-01-02T10:00:00Z' );
		$this->assertTrue( $this->extender()->extend() );
		$this->assertSame(
			[ 'A' => '2027-04-08', 'B' => '2027-04-08', 'Ends' => '2027-04-08', 'Once' => '2026-12-03' ], $this->lastRows()
		);
		ConvertibleTimestamp::setFakeTime( '2027-03-02T10:00:00Z' );
		$this->extender()->extend();
		$this->assertSame( '2027-04-15', $this->lastRows()['Ends'] );
		$this->assertNull( array_column( $this->dumpIndex()['ec_event'], 'ece_horizon', 'ece_title' )['Ends'] );

		$before = $this->dumpIndex();
		$this->assertSame( 0, $this->countWrites( fn () => $this->extender()->extend() ) );
		$this->assertSame( $before, $this->dumpIndex() );
	}

	public function testOneThatFailsStopsNoOther(): void {
		foreach ( [ 'A', 'B', 'C' ] as $name ) {
			$this->saveSeries( $name );
		}
		$logger = $this->captureLog();
		$failing = new FailingStore( $this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' ) );
		$failing->pages = [ $this->allOccurrences()[0]->page->id ];
		$this->setService( 'EventCalendar.EventIndexStore', $failing );
		ConvertibleTimestamp::setFakeTime( '2027-01-02T10:00:00Z' );
		$reports = [];
		$this->extender()->extend( PHP_INT_MAX, static function ( int $extended, int $failed ) use ( &$reports ) {
			$reports[] = [ $extended, $failed ];
		} );
		$this->assertSame( [ [ 2, 1 ] ], $reports );
		$this->assertSame( [ 'A' => '2027-02-04', 'B' => '2027-04-08', 'C' => '2027-04-08' ], $this->lastRows() );
		$this->assertCount( 1, $logger->getBuffer() );

		$failing->isFailing = false;
		$this->extender()->extend();
		$this->assertSame( '2027-04-08', $this->lastRows()['A'], 'The next run makes up for it' );
	}

	public function testReadingNoticesThatTheIndexFallsBehind(): void {
		$this->setMainCache( new HashBagOStuff() );
		$this->saveSeries( 'A' );
		$queue = $this->getServiceContainer()->getJobQueueGroup()->get( IndexJobs::EXTEND_HORIZON );
		$read = fn () => $this->getServiceContainer()->getService( 'EventCalendar.OccurrenceQuery' )
			->find( strtotime( '2026-12-01 UTC' ), strtotime( '2027-01-01 UTC' ), new OccurrenceFilter(), 10 );
		$read();
		$this->assertSame( 0, $queue->getSize() );

		ConvertibleTimestamp::setFakeTime( '2027-01-02T10:00:00Z' );
		$this->setMainCache( new HashBagOStuff() );
		$this->resetServices();
		$read();
		$read();
		$queue = $this->getServiceContainer()->getJobQueueGroup()->get( IndexJobs::EXTEND_HORIZON );
		$queue->flushCaches();
		$this->assertSame( 1, $queue->getSize() );
		$this->runJobs( [], [ 'type' => IndexJobs::EXTEND_HORIZON ] );
		$this->assertSame( [ 'A' => '2027-04-08' ], $this->lastRows() );
		$read();
		$queue->flushCaches();
		$this->assertSame( 0, $queue->getSize() );
	}
}
