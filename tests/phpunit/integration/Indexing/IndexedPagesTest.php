<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing;

use ImportStringSource;
use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\Content;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What becomes of the index when something happens to a page.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\EventIndexHandler
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\EventIndexer
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\EventIndexUpdate
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\EventPageReader
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\IndexedOccurrences
 */
final class IndexedPagesTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;
	use IndexTables;

	private function page( string $name ): Title {
		return Title::makeTitle( NS_EVENTCALENDAR, $name );
	}

	private function getExistingContent( string $name ): Content {
		return $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $this->page( $name ) )->getContent();
	}

	/** @return string[] */
	private function now(): array {
		return self::names( $this->allOccurrences() );
	}

	private function import( string $page, string $text, string $timestamp = '2036-01-01T00:00:00Z' ): void {
		$text = htmlspecialchars( $text, ENT_XML1 );
		$model = EventContent::MODEL;
		$xml = <<<XML
			<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en"><page>
			<title>$page</title><ns>5630</ns><id>1</id>
			<revision><id>1</id><timestamp>$timestamp</timestamp><contributor><username>Admin</username><id>1</id></contributor>
			<model>$model</model><format>application/json</format><text xml:space="preserve">$text</text></revision>
			</page></mediawiki>
			XML;
		$this->getServiceContainer()->getWikiImporterFactory()
			->getWikiImporter( new ImportStringSource( $xml ), $this->getTestSysop()->getAuthority() )->doImport();
		DeferredUpdates::doUpdates();
	}

	private static function json( array $fields = [] ): string {
		return json_encode( $fields + [
			'title' => 'Imported', 'type' => 'other', 'start' => '2026-12-05T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC'
		] );
	}

	public function testASaveIsInTheIndexAndTheNextReplacesIt(): void {
		$revision = $this->saveEvent( 'Talk' );
		$this->assertSame( [ 'Talk 2026-12-03T18:00' ], $this->now() );
		$page = $this->allOccurrences()[0]->page;
		$this->assertSame( $revision->getId(), $page->revision );
		$this->assertSame( $revision->getPageId(), $page->id );
		$this->assertSame( (int)ConvertibleTimestamp::convert( TS_UNIX, $revision->getTimestamp() ), $page->timestamp );

		$second = $this->saveEvent( 'Talk', [ 'start' => '2026-12-04T18:00', 'end' => '2026-12-04T19:00' ] );
		$this->assertSame( [ 'Talk 2026-12-04T18:00' ], $this->now() );
		$this->assertSame( $second->getId(), $this->allOccurrences()[0]->page->revision );
	}

	public function testASaveIsThereBeforeItsAnswer(): void {
		$scope = DeferredUpdates::preventOpportunisticUpdates();
		$this->editPage( $this->page( 'Talk' ), new EventContent( self::json() ) );
		DeferredUpdates::doUpdates( DeferredUpdates::PRESEND );
		$this->assertSame( [ 'Talk 2026-12-05T18:00' ], $this->now() );
		$writes = $this->countWrites( function () {
			$this->getServiceContainer()->getService( 'EventCalendar.EventIndexer' )
				->refresh( $this->page( 'Talk' )->getArticleID() );
		} );
		$this->assertSame( 0, $writes );
		DeferredUpdates::doUpdates();
		unset( $scope );
	}

	public function testDeletionAndUndeletion(): void {
		$this->saveEvent( 'Talk', [ 'topics' => [ 'php' ], 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=3' ] ] );
		$before = $this->dumpIndex();
		$this->deletePage( $this->page( 'Talk' )->toPageIdentity() );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ 'ec_event' => [], 'ec_occurrence' => [], 'ec_event_tag' => [] ], $this->dumpIndex() );

		$this->getServiceContainer()->getUndeletePageFactory()
			->newUndeletePage( $this->page( 'Talk' )->toPageIdentity(), $this->getTestSysop()->getAuthority() )->undeleteUnsafe( 'back' );
		DeferredUpdates::doUpdates();
		$this->assertSame( $before, $this->dumpIndex() );
	}

	public function testAMoveChangesTheTitleAlone(): void {
		$this->saveEvent( 'Old name', [ 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=3' ] ] );
		$before = $this->dumpIndex();
		$status = $this->getServiceContainer()->getMovePageFactory()
			->newMovePage( $this->page( 'Old_name' ), $this->page( 'New_name' ) )
			->move( $this->getTestSysop()->getUser(), 'renamed', true );
		$this->assertStatusGood( $status );
		DeferredUpdates::doUpdates();
		$after = $this->dumpIndex();
		$this->assertSame( [ 'New_name' ], $this->indexedTitles() );
		$this->assertSame( $before['ec_occurrence'], $after['ec_occurrence'] );
		$this->assertSame( $this->page( 'New_name' )->getLatestRevID(), (int)$after['ec_event'][0]['ece_sequence'] );
	}

	public function testARollbackGivesTheEarlierTimesUnderANewSequence(): void {
		$first = $this->saveEvent( 'Talk' );
		$vandal = $this->getMutableTestUser()->getUser();
		$status = $this->editPage(
			$this->page( 'Talk' ), new EventContent( self::json() ), 'vandalism', NS_MAIN, $vandal
		);
		$this->assertStatusGood( $status );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ 'Talk 2026-12-05T18:00' ], $this->now() );
		$status = $this->getServiceContainer()->getRollbackPageFactory()
			->newRollbackPage( $this->page( 'Talk' ), $this->getTestSysop()->getAuthority(), $vandal )->rollback();
		$this->assertStatusGood( $status );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ 'Talk 2026-12-03T18:00' ], $this->now() );
		$this->assertGreaterThan( $first->getId(), $this->allOccurrences()[0]->page->revision );
	}

	public function testImportsCount(): void {
		$this->import( 'EventCalendar:Talk', self::json() );
		$this->assertSame( [ 'Talk 2026-12-05T18:00' ], $this->now() );
		$this->import( 'EventCalendar:Talk', self::json( [ 'start' => '2026-12-06T18:00' ] ), '2036-01-02T00:00:00Z' );
		$this->assertSame( [ 'Talk 2026-12-06T18:00' ], $this->now() );
		$this->import( 'EventCalendar:Talk', self::json( [ 'start' => '2026-12-07T18:00' ] ), '2001-01-02T00:00:00Z' );
		$this->assertSame( [ 'Talk 2026-12-06T18:00' ], $this->now(), 'What is imported below the newest revision is history' );
	}

	public function testAnInvalidPageHasNoRows(): void {
		$this->saveEvent( 'Talk' );
		$this->import( 'EventCalendar:Talk', '{ "title": "No time" }' );
		$this->assertSame( [], $this->indexedTitles() );
		$this->import( 'EventCalendar:Broken', 'not JSON' );
		$this->assertSame( [], $this->indexedTitles() );
		$this->import( 'EventCalendar:Talk', self::json(), '2036-01-03T00:00:00Z' );
		$this->assertSame( [ 'Talk' ], $this->indexedTitles() );
	}

	public function testAChangeOfContentModelDropsTheRowsAndAChangeBackRestoresThem(): void {
		$this->saveEvent( 'Talk' );
		foreach ( [ CONTENT_MODEL_WIKITEXT => [], EventContent::MODEL => [ 'Talk' ] ] as $model => $titles ) {
			$content = $model === EventContent::MODEL ? new EventContent( self::json() ) : new WikitextContent( 'Just text' );
			$updater = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $this->page( 'Talk' ) )
				->newPageUpdater( $this->getTestSysop()->getUser() );
			$updater->setContent( SlotRecord::MAIN, $content );
			$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'another model' ) );
			$this->assertTrue( $updater->wasSuccessful() );
			DeferredUpdates::doUpdates();
			$this->assertSame( $titles, $this->indexedTitles(), $model );
		}
	}

	public function testPagesOfOtherNamespacesAreNoEvents(): void {
		$this->editPage( 'Project:Events', self::json() );
		$this->editPage( 'EventCalendar talk:Talk', self::json() );
		DeferredUpdates::doUpdates();
		$this->assertSame( [], $this->indexedTitles() );
	}

	public function testAnOlderRevisionNeverReplacesANewerOne(): void {
		$scope = DeferredUpdates::preventOpportunisticUpdates();
		$this->editPage( $this->page( 'Talk' ), new EventContent( self::json() ) );
		$this->editPage( $this->page( 'Talk' ), new EventContent( self::json( [ 'start' => '2026-12-24T18:00' ] ) ) );
		// Now the updates of both run, the first one's last where there are two of them.
		DeferredUpdates::doUpdates();
		unset( $scope );
		$this->assertSame( [ 'Talk 2026-12-24T18:00' ], $this->now() );
		$this->assertSame( $this->page( 'Talk' )->getLatestRevID(), $this->allOccurrences()[0]->page->revision );
	}

	public function testAnIndexThatFailsBlocksNoEditAndTheNextSaveHealsIt(): void {
		$logger = $this->captureLog();
		$failing = new FailingStore( $this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' ) );
		$this->setService( 'EventCalendar.EventIndexStore', $failing );

		$revision = $this->saveEvent( 'Talk' );
		$this->assertSame( $revision->getId(), $this->page( 'Talk' )->getLatestRevID() );
		$this->assertSame( [], $this->indexedTitles() );
		$this->assertNotEmpty( $logger->getBuffer() );
		$this->assertStringContainsString( 'Could not index event page', $logger->getBuffer()[0][1] );

		$failing->isFailing = false;
		$this->saveEvent( 'Talk', [ 'summary' => 'Again' ] );
		$this->assertSame( [ 'Talk 2026-12-03T18:00' ], $this->now() );
	}

	public function testASecondAttemptFollowsAfterTheAnswer(): void {
		$this->captureLog();
		$failing = new FailingStore( $this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' ) );
		$failing->failures = 1;
		$this->setService( 'EventCalendar.EventIndexStore', $failing );
		$this->saveEvent( 'Talk' );
		$this->assertSame( [ 'Talk' ], $this->indexedTitles() );
	}

	public function testChangesPurgeOnceAndNullEditsDoNot(): void {
		$queue = $this->getServiceContainer()->getJobQueueGroup()->get( IndexJobs::PURGE );
		$this->saveEvent( 'One' );
		$this->saveEvent( 'Two' );
		$this->assertSame( 1, $queue->getSize() );
		$queue->delete();
		$this->editPage( $this->page( 'Two' ), $this->getExistingContent( 'Two' ) );
		DeferredUpdates::doUpdates();
		$this->assertSame( 0, $queue->getSize() );
		$this->deletePage( $this->page( 'Two' )->toPageIdentity() );
		DeferredUpdates::doUpdates();
		$this->assertSame( 1, $queue->getSize() );
	}

	public function testTheSettingsPagePurgesAsWell(): void {
		$queue = $this->getServiceContainer()->getJobQueueGroup()->get( IndexJobs::PURGE );
		$admin = $this->getTestUser( [ 'sysop', 'interface-admin' ] )->getUser();
		$this->assertStatusGood( $this->editPage( 'MediaWiki:EventCalendar.json', '{ "topics": [ "design" ] }', '', NS_MAIN, $admin ) );
		DeferredUpdates::doUpdates();
		$this->assertSame( 1, $queue->getSize() );
	}

	public function testAPrivateWikiKeepsOutOfASharedIndex(): void {
		$logger = $this->captureLog();
		$this->setGroupPermissions( '*', 'read', false );
		$this->saveEvent( 'Mine' );
		$this->assertSame( [ 'Mine' ], $this->indexedTitles(), 'Its own index is as private as the wiki' );

		$this->overrideConfigValue( 'VirtualDomainsMapping', [ 'virtual-eventcalendar' => [ 'db' => $this->getDb()->getDomainID() ] ] );
		$this->resetServices();
		$this->saveEvent( 'Hidden' );
		$this->assertSame( [ 'Mine' ], $this->indexedTitles() );
		$this->assertStringContainsString( 'not indexed', $logger->getBuffer()[0][1] );

		$this->setGroupPermissions( '*', 'read', true );
		$this->saveEvent( 'Open' );
		$this->assertSame( [ 'Mine', 'Open' ], $this->indexedTitles() );
	}

	public function testRowsReachFromTheFirstOccurrenceToTheHorizon(): void {
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:00Z' );
		$this->overrideConfigValue( 'EventCalendarHorizonDays', 30 );
		$this->saveEvent( 'Old', [
			'start' => '2021-01-04T18:00', 'end' => '2021-01-04T19:00', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ]
		] );
		$this->saveEvent( 'Far', [ 'start' => '2035-01-01T18:00', 'end' => '2035-01-01T19:00' ] );
		$this->saveEvent( 'Ended', [
			'start' => '2026-11-03T18:00', 'end' => '2026-11-03T19:00', 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=2' ]
		] );
		$names = $this->now();
		$this->assertSame( 'Old 2021-01-04T18:00', $names[0] );
		$this->assertSame( 'Far 2035-01-01T18:00', end( $names ) );
		$weekly = array_filter( $names, static fn ( $name ) => str_starts_with( $name, 'Old' ) );
		$this->assertSame( 'Old 2026-11-30T18:00', end( $weekly ) );
		$horizons = array_column( $this->dumpIndex()['ec_event'], 'ece_horizon', 'ece_title' );
		ksort( $horizons );
		$this->assertSame(
			[ 'Ended' => null, 'Far' => null, 'Old' => (string)strtotime( '2026-12-03 UTC' ) ], $horizons
		);
	}

	public function testAnOldDailySeriesKeepsItsNewestRows(): void {
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:00Z' );
		$this->saveEvent( 'Daily', [
			'start' => '1990-01-01T18:00', 'end' => '1990-01-01T19:00', 'recurrence' => [ 'rule' => 'FREQ=DAILY' ]
		] );
		$names = $this->now();
		$this->assertLessThan( 5000, count( $names ) );
		$this->assertGreaterThan( 2500, count( $names ) );
		$this->assertSame( 'Daily 2028-11-01T18:00', end( $names ) );
	}
}
