<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\RawSQLValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The rows of ec_version: a wiki that only shows the index is one that has changed it 0 times. What waits for a review on a
 * wiki, and when its scripts ran, leaves with it.
 */
final class SqlFarmStore implements FarmStore {
	public function __construct( private readonly IConnectionProvider $connections ) {
	}

	/** @inheritDoc */
	public function list(): array {
		return array_map( 'strval', $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN )
			->newSelectQueryBuilder()
			->select( 'ecv_wiki' )
			->from( 'ec_version' )
			->orderBy( 'ecv_wiki' )
			->caller( __METHOD__ )->fetchFieldValues() );
	}

	/** @inheritDoc */
	public function has( string $wiki ): bool {
		return (bool)$this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN )->newSelectQueryBuilder()
			->select( '1' )
			->from( 'ec_version' )
			->where( [ 'ecv_wiki' => $wiki ] )
			->caller( __METHOD__ )->fetchField();
	}

	/** @inheritDoc */
	public function add( string $wiki ): void {
		$this->db()->newInsertQueryBuilder()
			->insertInto( 'ec_version' )
			->ignore()
			->row( [ 'ecv_wiki' => $wiki, 'ecv_number' => 0, 'ecv_changed' => 0 ] )
			->caller( __METHOD__ )->execute();
	}

	/** @inheritDoc */
	public function remove( string $wiki, string $heir ): bool {
		return $this->db()->doAtomicSection( __METHOD__, static function ( IDatabase $db, string $fname ) use (
			$wiki, $heir
		) {
			$db->newDeleteQueryBuilder()
				->deleteFrom( 'ec_review' )
				->where( [ 'ecr_wiki' => $wiki ] )
				->caller( $fname )->execute();
			$db->newDeleteQueryBuilder()
				->deleteFrom( 'ec_run' )
				->where( [ 'ecn_wiki' => $wiki ] )
				->caller( $fname )->execute();
			$number = $db->newSelectQueryBuilder()
				->select( 'ecv_number' )
				->from( 'ec_version' )
				->where( [ 'ecv_wiki' => $wiki ] )
				->forUpdate()
				->caller( $fname )->fetchField();
			if ( $number === false ) {
				return false;
			}
			$db->newDeleteQueryBuilder()
				->deleteFrom( 'ec_version' )
				->where( [ 'ecv_wiki' => $wiki ] )
				->caller( $fname )->execute();
			$inherited = (int)$number + 1;
			$now = ConvertibleTimestamp::time();
			$db->newInsertQueryBuilder()
				->insertInto( 'ec_version' )
				->row( [ 'ecv_wiki' => $heir, 'ecv_number' => $inherited, 'ecv_changed' => $now ] )
				->onDuplicateKeyUpdate()
				->uniqueIndexFields( [ 'ecv_wiki' ] )
				->set( [ 'ecv_number' => new RawSQLValue( "ecv_number + $inherited" ), 'ecv_changed' => $now ] )
				->caller( $fname )->execute();
			return true;
		}, IDatabase::ATOMIC_CANCELABLE );
	}

	private function db(): IDatabase {
		return $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
	}
}
