<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Maintenance;

use MediaWiki\Extension\EventCalendar\Indexing\RebuildProgress;
use MediaWiki\Extension\EventCalendar\Maintenance\RebuildEventIndex;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\FailingStore;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWiki\Tests\Maintenance\MaintenanceBaseTestCase;
use RuntimeException;

require_once __DIR__ . '/../../../../maintenance/rebuildEventIndex.php';

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Maintenance\RebuildEventIndex
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\IndexRebuilder
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\RebuildProgress
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlEventPageList
 */
final class RebuildEventIndexTest extends MaintenanceBaseTestCase {
	use EventPageTestTrait;
	use IndexTables;

	/** @inheritDoc */
	protected function getMaintenanceClass() {
		return RebuildEventIndex::class;
	}

	/** @return array The index as the saves made it */
	private function saveSome(): array {
		$this->saveEvent( 'A', [ 'topics' => [ 'php', 'design' ], 'languages' => [ 'en' ] ] );
		$this->saveEvent( 'B', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => [
			'2026-12-10T18:00' => [ 'title' => 'Special', 'status' => 'cancelled' ]
		] ] ] );
		$this->saveEvent( 'C', [ 'start' => '2026-12-03', 'end' => '2026-12-05', 'timeZone' => null ] );
		$this->saveEvent( 'D', [ 'audience' => [ 'developers' ] ] );
		$this->saveEvent( 'B', [ 'summary' => 'Second revision', 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=9' ] ] );
		return $this->dumpIndex();
	}

	private function emptyTables(): void {
		foreach ( [ 'ec_event', 'ec_occurrence', 'ec_event_tag' ] as $table ) {
			$this->getDb()->newDeleteQueryBuilder()->deleteFrom( $table )->where( '1=1' )->caller( __METHOD__ )->execute();
		}
	}

	/** @param array<string,mixed> $options */
	private function rebuild( array $options = [] ): bool {
		$this->maintenance->loadWithArgv( [] );
		foreach ( $options as $name => $value ) {
			$this->maintenance->setOption( $name, $value );
		}
		ob_start();
		try {
			return $this->maintenance->execute();
		} finally {
			$this->output = ob_get_clean();
		}
	}

	private string $output = '';

	public function testARebuiltIndexIsTheSame(): void {
		$before = $this->saveSome();
		$this->assertNotEmpty( $before['ec_occurrence'] );
		$this->assertSame( 0, $this->countWrites( fn () => $this->rebuild() ), 'What is right is not touched' );
		$this->emptyTables();
		$this->assertTrue( $this->rebuild() );
		$this->assertSame( $before, $this->dumpIndex() );
		$this->assertStringContainsString( '4 pages (4 changed, 0 failed)', $this->output );
	}

	public function testNothingIsLeftOfABackupThatWasRestoredInPart(): void {
		$before = $this->saveSome();
		foreach ( [ [ 'ece_title' => 'B' ], [ 'ece_title' => 'A' ] ] as $event ) {
			$this->getDb()->newDeleteQueryBuilder()->deleteFrom( 'ec_event' )->where( $event )->caller( __METHOD__ )->execute();
		}
		$this->maintenance->setBatchSize( 1 );
		$this->assertTrue( $this->rebuild() );
		$this->assertSame( $before, $this->dumpIndex() );
		$this->assertStringContainsString( '2 gone', $this->output );
	}

	public function testWhateverWentWrongIsHealed(): void {
		$before = $this->saveSome();
		$db = $this->getDb();
		$db->newUpdateQueryBuilder()->update( 'ec_occurrence' )->set( [ 'eco_start' => 5, 'eco_search' => 'x' ] )
			->where( '1=1' )->caller( __METHOD__ )->execute();
		$db->newDeleteQueryBuilder()->deleteFrom( 'ec_event_tag' )->where( '1=1' )->caller( __METHOD__ )->execute();
		$db->newUpdateQueryBuilder()->update( 'ec_event' )->set( [ 'ece_data' => '{}', 'ece_horizon' => 7 ] )
			->where( '1=1' )->caller( __METHOD__ )->execute();
		$this->rebuild();
		$this->assertSame( $before, $this->dumpIndex() );
	}

	public function testRowsOfPagesThatAreGoneAreDropped(): void {
		$before = $this->saveSome();
		$gone = $this->saveEvent( 'Gone' );
		$this->getDb()->newDeleteQueryBuilder()->deleteFrom( 'page' )->where( [ 'page_id' => $gone->getPageId() ] )
			->caller( __METHOD__ )->execute();
		$this->rebuild();
		$this->assertSame( $before, $this->dumpIndex() );
		$this->assertStringContainsString( '1 gone', $this->output );
	}

	public function testAnInterruptedRebuildGoesOnWhereItWas(): void {
		$before = $this->saveSome();
		$this->emptyTables();
		$rebuilder = $this->getServiceContainer()->getService( 'EventCalendar.IndexRebuilder' );
		$last = 0;
		try {
			$rebuilder->rebuild( 0, 2, static function ( RebuildProgress $progress ) use ( &$last ) {
				$last = $progress->lastPageId;
				throw new RuntimeException( 'Power cut' );
			} );
		} catch ( RuntimeException ) {
			$this->assertSame( [ 'A', 'B' ], $this->indexedTitles() );
		}
		// The script keeps what it was told last.
		$stash = $this->getServiceContainer()->getMainObjectStash();
		$stash->set( $stash->makeKey( 'eventcalendar-rebuild' ), $last );
		$this->rebuild( [ 'resume' => true ] );
		$this->assertStringContainsString( "Going on after page $last", $this->output );
		$this->assertStringContainsString( '2 pages (2 changed', $this->output );
		$this->assertSame( $before, $this->dumpIndex() );

		$this->rebuild( [ 'resume' => true ] );
		$this->assertStringContainsString( 'Nothing to resume', $this->output );
	}

	public function testStartsWhereItIsTold(): void {
		$this->saveSome();
		$third = $this->allOccurrences()[0]->page->id;
		$this->emptyTables();
		$this->rebuild( [ 'start' => (string)$third ] );
		$this->assertContains( $third, array_map( 'intval', array_column( $this->dumpIndex()['ec_event'], 'ece_page' ) ) );
		$this->assertSame( 2, $this->countRows( 'ec_event' ) );
	}

	public function testOnePageThatFailsIsNamedAndStopsNoOther(): void {
		$this->saveSome();
		$page = $this->allOccurrences()[0]->page;
		$this->emptyTables();
		$failing = new FailingStore( $this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' ) );
		$failing->pages = [ $page->id ];
		$this->setService( 'EventCalendar.EventIndexStore', $failing );
		$progress = $this->getServiceContainer()->getService( 'EventCalendar.IndexRebuilder' )->rebuild( 0, 100, static function () {
		} );
		$this->assertSame( 1, $progress->failed );
		$this->assertSame( 3, $this->countRows( 'ec_event' ) );
	}
}
