<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Store;

use MediaWiki\Extension\EventCalendar\Store\SqlRunStore;
use MediaWikiIntegrationTestCase;
use RuntimeException;
use Wikimedia\Rdbms\DatabaseFactory;
use Wikimedia\Rdbms\DBError;
use Wikimedia\Rdbms\IConnectionProvider;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlRunStore
 */
final class SqlRunStoreTest extends MediaWikiIntegrationTestCase {
	public function testAWikiThatHasNotBeenUpdatedGoesOnAfterItWasAsked(): void {
		$db = ( new DatabaseFactory() )->create( 'sqlite', [
			'dbFilePath' => ':memory:', 'dbname' => 'other', 'flags' => DBO_TRX, 'tablePrefix' => ''
		] );
		$connections = $this->createMock( IConnectionProvider::class );
		$connections->method( 'getReplicaDatabase' )->willReturn( $db );
		$sum = static fn (): string => (string)$db->query( 'SELECT 1 + 1 AS sum', __METHOD__ )->fetchObject()->sum;
		$this->assertSame( '2', $sum() );
		try {
			( new SqlRunStore( $connections, 'mine' ) )->all();
			$this->fail( 'It knows of runs' );
		} catch ( RuntimeException $e ) {
			$this->assertNotInstanceOf( DBError::class, $e );
		}
		// As whatever else the page reads in the same transaction
		$this->assertSame( 1, $db->trxLevel() );
		$this->assertSame( '2', $sum() );
	}
}
