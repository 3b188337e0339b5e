<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Store;

use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use MediaWiki\Extension\EventCalendar\Store\SqlPromotionLedger;
use MediaWikiIntegrationTestCase;
use Wikimedia\Rdbms\IConnectionProvider;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlPromotionLedger
 */
final class SqlPromotionLedgerTest extends MediaWikiIntegrationTestCase {
	private const NOW = 1_800_000_000;

	/** @param string $kind What connections of this kind alone there are: `Primary` or `Replica` */
	private function ledgerWith( string $kind ): SqlPromotionLedger {
		$connections = $this->createMock( IConnectionProvider::class );
		$connections->method( "get{$kind}Database" )->willReturn( $this->getDb() );
		$other = $kind === 'Primary' ? 'Replica' : 'Primary';
		$connections->expects( $this->never() )->method( "get{$other}Database" );
		return new SqlPromotionLedger( $connections, 'mine' );
	}

	public function testWhoeverWritesReadsWhatWasWrittenLast(): void {
		$ledger = $this->ledgerWith( 'Primary' );
		$key = new PromotionKey( 'uid', '2026-12-03', 'pump' );
		$this->assertSame( 1, $ledger->claim( $key, 1, self::NOW ) );
		$this->assertTrue( $ledger->fail( $key, 'No', 1, self::NOW ) );
		$this->assertTrue( $ledger->setText( $key, [ 'body' => 'x' ], 1, self::NOW ) );
		$this->assertTrue( $ledger->setPlanned( $key, self::NOW + 1, 1, self::NOW ) );
		$this->assertTrue( $ledger->settle( $key, null, 1, self::NOW ) );
		$this->assertTrue( $ledger->undo( $key, 1, self::NOW ) );
		$this->assertTrue( $ledger->skip( $key, 'No', 1, self::NOW ) );
		$row = $ledger->find( $key );
		$this->assertSame( [ PromotionRow::SKIPPED, [ 'body' => 'x' ] ], [ $row->state, $row->text ] );
		$this->assertEquals( $row, $ledger->findById( $row->id ) );
		$this->assertEquals( [ $key->toString() => $row ], $ledger->findAll( [ 'uid' ], true ) );
	}

	public function testWhoeverOnlyLooksAsksAReplica(): void {
		$key = new PromotionKey( 'uid', '2026-12-03', 'pump' );
		$this->ledgerWith( 'Primary' )->settle( $key, null, 1, self::NOW );
		$ledger = $this->ledgerWith( 'Replica' );
		$this->assertSame( [ $key->toString() ], array_keys( $ledger->findAll( [ 'uid' ] ) ) );
		$this->assertCount( 1, $ledger->history( null, null, 10 ) );
		$this->assertEquals( [ $key ], $ledger->takenSince( [ 'pump' ], self::NOW ) );
	}
}
