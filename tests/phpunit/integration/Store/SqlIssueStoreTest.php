<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Store;

use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\SqlIssueStore;
use MediaWikiIntegrationTestCase;
use Wikimedia\Rdbms\IConnectionProvider;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlIssueStore
 */
final class SqlIssueStoreTest extends MediaWikiIntegrationTestCase {
	private function connections( string $others ): IConnectionProvider {
		$connections = $this->createMock( IConnectionProvider::class );
		$connections->expects( $this->never() )->method( $others );
		foreach ( array_diff( [ 'getPrimaryDatabase', 'getReplicaDatabase' ], [ $others ] ) as $method ) {
			$connections->expects( $this->atLeastOnce() )->method( $method )->willReturn( $this->getDb() );
		}
		return $connections;
	}

	public function testWhatIsShownComesFromAReplica(): void {
		$store = new SqlIssueStore( $this->connections( 'getPrimaryDatabase' ), 'a_wiki', true );
		$this->assertNull( $store->find( '2026-W49' ) );
		$this->assertSame( [], $store->latest( 3 ) );
		$this->assertSame( [], $store->inState( IssueState::Sending ) );
		$this->assertNull( $store->contents( '2026-W49', 'weekly' ) );
	}

	public function testWhatIsDecidedByIsThatOfThePrimary(): void {
		$store = new SqlIssueStore( $this->connections( 'getReplicaDatabase' ), 'a_wiki' );
		$this->assertTrue( $store->setHeld( '2026-W49', 1000, true, 900 ) );
		$this->assertSame( IssueState::Held, $store->find( '2026-W49' )->state );
		$this->assertNull( $store->contents( '2026-W49', 'weekly' ) );
	}
}
