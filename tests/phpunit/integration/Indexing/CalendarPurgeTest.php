<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing;

use HTMLCacheUpdater;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Indexing\CalendarPurge;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;
use MediaWiki\Extension\EventCalendar\Store\SqlCalendarPageStore;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Page\PageReference;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\CalendarPurge
 * @covers \MediaWiki\Extension\EventCalendar\Job\PurgeCalendarPagesJob
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlCalendarPageStore
 */
final class CalendarPurgeTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	private function showCalendar( string $page ): Title {
		$this->assertStatusGood( $this->editPage( $page, '<eventcalendar date="2026-12-01" zone="UTC"/>' ) );
		DeferredUpdates::doUpdates();
		return Title::newFromText( $page );
	}

	private function html( Title $title ): string {
		$services = $this->getServiceContainer();
		// It remembers what it gave, as if for one request.
		$services->resetServiceForTesting( 'ParserOutputAccess' );
		$page = $services->getWikiPageFactory()->newFromTitle( $title );
		return $services->getParserOutputAccess()->getParserOutput( $page, ParserOptions::newFromAnon() )
			->getValue()->getContentHolderText();
	}

	public function testASavedEventIsOnEveryPageThatShowsACalendarAfterTheJob(): void {
		$this->setMainCache( CACHE_HASH );
		// The wiki's settings are younger than the time of the test.
		$this->overrideConfigValues( [ 'ParserCacheType' => CACHE_HASH, 'CacheEpoch' => '20030516000000' ] );
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:00Z' );
		$pages = [ $this->showCalendar( 'Project:One' ), $this->showCalendar( 'Help:Two' ) ];
		foreach ( $pages as $page ) {
			$this->assertStringNotContainsString( 'Fresh talk', $this->html( $page ) );
		}
		// In the same second: nothing must depend on the clock having gone on.
		$this->saveEvent( 'Fresh talk' );
		$this->assertStringNotContainsString( 'Fresh talk', $this->html( $pages[0] ), 'The parser cache is real' );
		$this->runJobs( [], [ 'type' => IndexJobs::PURGE ] );
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:03Z' );
		foreach ( $pages as $page ) {
			$this->assertStringContainsString( 'Fresh talk', $this->html( $page ) );
		}
	}

	public function testOnlyPagesThatShowACalendarArePurgedInBatches(): void {
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:00Z' );
		$other = $this->getExistingTestPage( 'Project:Other' )->getTitle();
		$pages = [ $this->showCalendar( 'Project:One' ), $this->showCalendar( 'Help:Two' ), $this->showCalendar( 'Three' ) ];
		ConvertibleTimestamp::setFakeTime( '2026-11-02T11:00:00Z' );
		$purged = [];
		$caches = $this->createMock( HTMLCacheUpdater::class );
		$caches->method( 'purgeTitleUrls' )->willReturnCallback( static function ( $batch ) use ( &$purged ) {
			array_push( $purged, ...array_map( static fn ( PageReference $page ) => $page->getDBkey(), array_values( $batch ) ) );
		} );
		$store = new SqlCalendarPageStore( $this->getServiceContainer()->getConnectionProvider() );
		$replicas = $this->getServiceContainer()->getService( 'EventCalendar.ReplicaWait' );
		$farm = $this->getServiceContainer()->getService( 'EventCalendar.Farm' );
		$jobs = $this->getServiceContainer()->getService( 'EventCalendar.IndexJobs' );
		$metrics = $this->getServiceContainer()->getService( 'EventCalendar.Metrics' );
		$purge = new CalendarPurge( $store, $caches, $replicas, [], $farm, $jobs, $metrics );
		$this->assertSame( 3, $purge->purge() );
		$this->assertSame( [ 'One', 'Two', 'Three' ], $purged );
		foreach ( $pages as $page ) {
			$this->assertSame( '20261102110001', $page->getTouched( IDBAccessObject::READ_LATEST ) );
		}
		$this->assertLessThan( '20261102110000', $other->getTouched() );
		$this->assertSame( [ 'Three' ], array_values( array_map(
			static fn ( $page ) => $page->getDBkey(), $store->listAfter( $pages[1]->getArticleID(), 10 )
		) ) );
		$this->assertCount( 2, $store->listAfter( 0, 2 ) );
	}

	/**
	 * @return array<int,array<string,mixed>> Parameters of the purges that wait
	 */
	private function waitingPurges(): array {
		DeferredUpdates::doUpdates();
		return array_map(
			static fn ( $job ) => $job->getParams(),
			iterator_to_array(
				$this->getServiceContainer()->getJobQueueGroup()->get( IndexJobs::PURGE )->getAllQueuedJobs(), false
			)
		);
	}

	public function testAPurgeThatReplicasDoNotKnowOfYetIsDoneAgainButNotForEver(): void {
		$isKnown = false;
		$replicas = $this->createMock( ReplicaWait::class );
		$replicas->method( 'wait' )->willReturnCallback( static function () use ( &$isKnown ) {
			return $isKnown;
		} );
		$this->setService( 'EventCalendar.ReplicaWait', $replicas );
		$this->getServiceContainer()->getService( 'EventCalendar.CalendarPurge' )->purge();
		$this->assertSame( [ 1 ], array_column( $this->waitingPurges(), IndexJobs::AGAIN ) );
		$this->runJobs( [ 'numJobs' => 10 ], [ 'type' => IndexJobs::PURGE ] );
		$this->assertSame( [], $this->waitingPurges() );

		$isKnown = true;
		$this->getServiceContainer()->getService( 'EventCalendar.CalendarPurge' )->purge();
		$this->assertSame( [], $this->waitingPurges() );
	}
}
