<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Store;

use MediaWiki\Extension\EventCalendar\Store\SqlEventUids;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlEventUids
 */
class SqlEventUidsTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	/** @var string[] Of each question, how SQLite answers it */
	private array $plans = [];

	private function uids( string $wiki ): SqlEventUids {
		$real = $this->getDb();
		$db = $this->createMock( IDatabase::class );
		$db->method( 'newSelectQueryBuilder' )->willReturnCallback( static fn () => new SelectQueryBuilder( $db ) );
		$db->method( 'select' )->willReturnCallback( function ( ...$arguments ) use ( $real ) {
			if ( $real->getType() === 'sqlite' ) {
				$plan = $real->query( 'EXPLAIN QUERY PLAN ' . $real->selectSQLText( ...$arguments ), __METHOD__ );
				$this->plans[] = implode( "\n", array_column( iterator_to_array( $plan ), 'detail' ) );
			}
			return $real->select( ...$arguments );
		} );
		$connections = $this->createMock( IConnectionProvider::class );
		$connections->method( 'getPrimaryDatabase' )->willReturn( $db );
		return new SqlEventUids( $connections, $wiki );
	}

	public function testFindsPagesByTheUidsThatTheyNameWithoutLookingThroughAllEvents(): void {
		$page = $this->saveEvent( 'Imported', [ 'uid' => 'a@example.org' ] )->getPageId();
		$this->saveEvent( 'Own' );
		$wiki = WikiMap::getCurrentWikiId();
		$this->assertSame( [ 'a@example.org' => $page ], $this->uids( $wiki )->findPages( [ 'a@example.org', 'b@example.org' ] ) );
		$this->assertSame( [], $this->uids( 'otherwiki' )->findPages( [ 'a@example.org' ] ) );
		foreach ( $this->plans as $plan ) {
			$this->assertStringContainsString( 'ece_uid=?', $plan );
		}
	}
}
