<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing;

use InvalidArgumentException;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;
use Wikimedia\ObjectCache\HashBagOStuff;

/**
 * An index that other wikis share, as far as one wiki can show it; tests/farm has two.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\CalendarPurge
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\Farm
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\HorizonWatch
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\IndexJobs
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\SharedIndexGuard
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\WikiRemover
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlFarmStore
 */
final class FarmTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;
	use IndexTables;

	private function shareIndex(): void {
		$this->overrideConfigValue(
			MainConfigNames::VirtualDomainsMapping, [ 'virtual-eventcalendar' => [ 'db' => $this->getDb()->getDomainID() ] ]
		);
		$this->resetServices();
	}

	private function service( string $name ): object {
		return $this->getServiceContainer()->getService( "EventCalendar.$name" );
	}

	private function event(): Event {
		$this->saveEvent( 'Here' );
		return $this->allOccurrences()[0]->event;
	}

	private function saveElsewhere( int $pageId, Event $event ): void {
		$page = new EventPage( 'otherwiki', $pageId, "Page_$pageId", 7, 1700000000 );
		$this->service( 'EventIndexStore' )->replace( $page, $event, [], null );
	}

	private function queueSize( string $type ): int {
		$queue = $this->getServiceContainer()->getJobQueueGroup()->get( $type );
		$queue->flushCaches();
		return $queue->getSize();
	}

	public function testAWikiWithAnIndexOfItsOwnTellsNobody(): void {
		$this->service( 'FarmStore' )->add( 'otherwiki' );
		$logger = $this->captureLog();
		$this->assertTrue( $this->service( 'Farm' )->isJoined() );
		$this->service( 'Farm' )->tellOthers();
		$this->assertSame( [], $logger->getBuffer() );
	}

	public function testAWikiThatShowsTheIndexJoinsAndDrawsItsPagesAnew(): void {
		$this->shareIndex();
		$this->setMainCache( new HashBagOStuff() );
		$this->service( 'OccurrenceQuery' )->find( 1796256000, 1796342400, new OccurrenceFilter(), 1 );
		$this->assertSame( 1, $this->queueSize( IndexJobs::PURGE ) );
		$this->assertSame( [], $this->service( 'FarmStore' )->list() );
		$version = $this->service( 'FeedLookup' )->version();
		$this->runJobs( [], [ 'type' => IndexJobs::PURGE ] );
		$this->assertSame( [ WikiMap::getCurrentWikiId() ], $this->service( 'FarmStore' )->list() );
		$this->assertEquals( $version, $this->service( 'FeedLookup' )->version(), 'Nothing has changed' );

		$this->setMainCache( new HashBagOStuff() );
		$this->service( 'OccurrenceQuery' )->find( 1796256000, 1796342400, new OccurrenceFilter(), 1 );
		$this->assertSame( 0, $this->queueSize( IndexJobs::PURGE ), 'Once is enough' );
	}

	public function testAWikiThatCannotBeToldIsNamedInTheLogAndStopsNoPurge(): void {
		$this->shareIndex();
		$this->service( 'FarmStore' )->add( 'goneawaywiki' );
		$logger = $this->captureLog();
		$this->resetServices();
		$page = Title::newFromText( 'Project:Calendar' );
		$this->editPage( $page, '<eventcalendar date="2026-12-01"/>' );
		$this->saveEvent( 'Talk' );
		$before = wfTimestampNow();
		$this->runJobs( [], [ 'type' => IndexJobs::PURGE ] );
		$this->assertStringContainsString( '$wgLocalDatabases', implode( "\n", array_column( $logger->getBuffer(), 1 ) ) );
		$this->assertGreaterThan( $before, $page->getTouched( 1 ) );
	}

	public function testAForgottenWikiLeavesNothingBehindAndTheVersionGrows(): void {
		$event = $this->event();
		foreach ( [ 1, 2, 3 ] as $pageId ) {
			$this->saveElsewhere( $pageId, $event );
		}
		$version = $this->service( 'FeedLookup' )->version()->number;
		$reports = [];
		$remover = $this->service( 'WikiRemover' );
		$report = static function ( int $dropped ) use ( &$reports ) {
			$reports[] = $dropped;
		};
		$this->assertTrue( $remover->remove( 'otherwiki', 2, $report ) );
		$this->assertSame( [ 2, 3 ], $reports );
		$this->assertSame( [ 'Here' ], $this->indexedTitles() );
		$this->assertSame( [ WikiMap::getCurrentWikiId() ], $this->service( 'FarmStore' )->list() );
		$this->assertGreaterThan( $version, $this->service( 'FeedLookup' )->version()->number );
		$this->assertFalse( $remover->remove( 'otherwiki', 2, $report ) );
	}

	public function testAWikiDoesNotForgetItself(): void {
		$this->expectException( InvalidArgumentException::class );
		$this->service( 'WikiRemover' )->remove( WikiMap::getCurrentWikiId(), 10, static fn () => null );
	}

	public function testWhatAPrivateWikiHadInTheSharedIndexIsDroppedByARebuild(): void {
		$this->saveElsewhere( 1, $this->event() );
		$this->captureLog();
		$this->setGroupPermissions( '*', 'read', false );
		$this->shareIndex();
		$this->service( 'IndexRebuilder' )->rebuild( 0, 10, static fn () => null );
		$this->assertSame( [ 'Page_1' ], $this->indexedTitles(), 'That of another wiki stays' );
		$this->setGroupPermissions( '*', 'read', true );
		$this->resetServices();
		$this->service( 'IndexRebuilder' )->rebuild( 0, 10, static fn () => null );
		$this->assertEqualsCanonicalizing( [ 'Here', 'Page_1' ], $this->indexedTitles() );
	}

	public function testAPageThatNotEverybodyMayReadIsInTheOwnIndexOnly(): void {
		$this->setTemporaryHook( 'getUserPermissionsErrors', static function ( $title, $user, $action, &$result ) {
			if ( $action === 'read' && $title->getText() === 'Secret' && !$user->isRegistered() ) {
				$result = [ 'badaccess-group0' ];
				return false;
			}
		} );
		$this->saveEvent( 'Secret' );
		$this->assertSame( [ 'Secret' ], $this->indexedTitles() );
		$this->shareIndex();
		$this->saveEvent( 'Secret', [ 'summary' => 'Changed' ] );
		$this->saveEvent( 'Open' );
		$this->assertSame( [ 'Open' ], $this->indexedTitles() );
	}

	public function testPagesOfAnotherWikiAreFoundByTheirIds(): void {
		$event = $this->event();
		$here = $this->allOccurrences()[0];
		$page = new EventPage( 'otherwiki', $here->page->id, 'Page', 7, 1700000000 );
		$this->service( 'EventIndexStore' )->replace( $page, $event, [ $here->times ], null );
		$find = fn ( array $pages ) => array_map(
			static fn ( $occurrence ) => $occurrence->page->wiki,
			$this->allOccurrences( $this->service( 'OccurrenceParams' )->filter( [ 'pages' => $pages ] ) )
		);
		$wiki = WikiMap::getCurrentWikiId();
		$id = $here->page->id;
		$this->assertSame( [ 'otherwiki' ], $find( [ "otherwiki~$id" ] ) );
		$this->assertSame( [ $wiki ], $find( [ "$wiki~$id" ] ) );
		$this->assertSame( [ $wiki ], $find( [ (string)$id ] ) );
		$this->assertEqualsCanonicalizing( [ $wiki, 'otherwiki' ], $find( [ "otherwiki~$id", 'Here' ] ) );
		$this->assertSame( [], $find( [ "thirdwiki~$id" ] ) );
		$this->assertSame( 'otherwiki', OccurrenceId::parse( "otherwiki~$id", '' )->wiki );
	}
}
