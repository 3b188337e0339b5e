<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Promotion;

use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementJobs;
use MediaWiki\Extension\EventCalendar\Promotion\Announcer;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionBoard;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\SqlPromotionLedger;
use MediaWiki\JobQueue\JobQueueGroupFactory;
use MediaWiki\User\User;
use MediaWiki\User\UserFactory;
use MediaWikiIntegrationTestCase;
use Wikimedia\Rdbms\Database;
use Wikimedia\Rdbms\DatabaseFactory;
use Wikimedia\Rdbms\DBQueryError;
use Wikimedia\Rdbms\IConnectionProvider;

/**
 * Two real connections to a SQLite file, as a job within a web request and an edit beside it have.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\AnnouncementJobs
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlPromotionLedger
 */
final class AnnouncementJobsTest extends MediaWikiIntegrationTestCase {
	private const NOW = 1_800_000_000;

	private string $file;

	protected function setUp(): void {
		parent::setUp();
		$this->file = $this->getNewTempDirectory() . '/other.sqlite';
		touch( $this->file );
		$other = $this->connect();
		$other->query( 'PRAGMA journal_mode=WAL', __METHOD__ );
		$other->sourceFile( __DIR__ . '/../../../../sql/sqlite/tables-generated.sql' );
		$other->close( __METHOD__ );
	}

	private function connect( int $flags = 0 ): Database {
		$db = ( new DatabaseFactory() )->create( 'sqlite', [
			'dbFilePath' => $this->file, 'dbname' => 'other', 'flags' => $flags, 'tablePrefix' => ''
		] );
		$db->query( 'PRAGMA busy_timeout = 50', __METHOD__ );
		return $db;
	}

	private function ledger( Database $db ): SqlPromotionLedger {
		$connections = $this->createMock( IConnectionProvider::class );
		$connections->method( 'getPrimaryDatabase' )->willReturn( $db );
		return new SqlPromotionLedger( $connections, 'mine' );
	}

	/**
	 * @param Database $mine Of the job
	 * @param callable():void $meanwhile What others do when the job has read, before it claims
	 * @return int What came of the claim
	 */
	private function announce( Database $mine, callable $meanwhile ): int {
		$claim = -2;
		$ledger = $this->ledger( $mine );
		$key = new PromotionKey( 'uid', '2026-12-03', 'pump' );
		$board = $this->createMock( PromotionBoard::class );
		$board->method( 'find' )->willReturnCallback( function () use ( $ledger, $key ) {
			$this->assertNull( $ledger->find( $key ) );
			return ( new \ReflectionClass( PlannedAction::class ) )->newInstanceWithoutConstructor();
		} );
		$announcer = $this->createMock( Announcer::class );
		$announcer->method( 'announce' )->willReturnCallback(
			static function () use ( $ledger, $key, $meanwhile, &$claim ) {
				$meanwhile();
				$claim = $ledger->claim( $key, 1, self::NOW );
				return \StatusValue::newGood();
			}
		);
		$user = $this->createMock( User::class );
		$user->method( 'isRegistered' )->willReturn( true );
		$user->method( 'isAllowed' )->willReturn( true );
		$users = $this->createMock( UserFactory::class );
		$users->method( 'newFromId' )->willReturn( $user );
		( new AnnouncementJobs( $this->createMock( JobQueueGroupFactory::class ), $ledger, $board, $announcer, $users ) )->run( 'id', 1 );
		return $claim;
	}

	public function testNobodyWhoWritesMeanwhileMakesTheClaimImpossible(): void {
		$mine = $this->connect( DBO_TRX );
		$others = $this->ledger( $this->connect() );
		$another = new PromotionKey( 'uid', '2026-12-03', 'talk' );
		$isBusy = false;
		$claim = $this->announce( $mine, static function () use ( $others, $another, &$isBusy ): void {
			try {
				$others->claim( $another, 2, self::NOW );
			} catch ( DBQueryError ) {
				// It would wait for longer than the twentieth of a second that it has here.
				$isBusy = true;
			}
		} );
		$this->assertSame( [ 1, true ], [ $claim, $isBusy ] );
		$mine->commit( __METHOD__, Database::FLUSHING_ALL_PEERS );
		$this->assertSame( 1, $others->claim( $another, 2, self::NOW ) );
		$this->assertSame( 'claimed', $others->find( new PromotionKey( 'uid', '2026-12-03', 'pump' ) )?->state );
	}
}
