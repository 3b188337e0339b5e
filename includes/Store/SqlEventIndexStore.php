<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use RuntimeException;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\RawSQLValue;
use Wikimedia\ScopedCallback;
use Wikimedia\Timestamp\ConvertibleTimestamp;

final class SqlEventIndexStore implements EventIndexStore {
	public const DOMAIN = 'virtual-eventcalendar';

	private const LOCK_SECONDS = 10;
	private const NEIGHBOURS = 16;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly SqlIndexRows $rows
	) {
	}

	/**
	 * @param array<string,array{db?:string|false}> $mapping `$wgVirtualDomainsMapping`
	 * @return bool Whether other wikis may use the index: it is not simply in the database of the wiki
	 */
	public static function isShared( array $mapping ): bool {
		return ( $mapping[self::DOMAIN]['db'] ?? false ) !== false;
	}

	/** @inheritDoc */
	public function lock( string $wiki, int $pageId ): ScopedCallback {
		return $this->lockAll( $wiki, [ $pageId ] );
	}

	/** @inheritDoc */
	public function lockAll( string $wiki, array $pageIds ): ScopedCallback {
		$db = $this->db();
		// In one order, so that two that want several pages do not wait for each other.
		sort( $pageIds );
		$names = array_unique( array_map( static fn ( int $pageId ) => self::lockName( $wiki, $pageId ), $pageIds ) );
		$locks = [];
		foreach ( $names as $i => $name ) {
			// Those that are held are let go of, whatever happens.
			$locks[] = $db->getScopedLockAndFlush( $name, __METHOD__, self::LOCK_SECONDS )
				?? throw new RuntimeException( "The index of page $pageIds[$i] of $wiki stays locked" );
		}
		// The page is in another database than the index, maybe on another server: its snapshot must not be older either.
		$this->connections->getPrimaryDatabase()->flushSnapshot( __METHOD__ );
		return new ScopedCallback( static function () use ( &$locks ) {
			$locks = [];
		} );
	}

	/** @inheritDoc */
	public function replace( EventPage $page, Event $event, array $occurrences, ?int $horizon ): bool {
		return $this->replaceAll( [ new IndexEntry( $page, $event, $occurrences, $horizon ) ] ) !== [];
	}

	/** @inheritDoc */
	public function outdated( array $entries ): array {
		return $this->rows->outdated( $this->db(), $entries );
	}

	/** @inheritDoc */
	public function replaceAll( array $entries ): array {
		return $this->db()->doAtomicSection( __METHOD__, function ( IDatabase $db ) use ( $entries ) {
			$changed = $this->rows->put( $db, $entries );
			if ( $changed ) {
				self::countChange( $db, reset( $entries )->page->wiki );
			}
			return $changed;
		}, IDatabase::ATOMIC_CANCELABLE );
	}

	/** @inheritDoc */
	public function delete( string $wiki, int $pageId ): bool {
		return $this->db()->doAtomicSection( __METHOD__, static function ( IDatabase $db, string $fname ) use (
			$wiki, $pageId
		) {
			$id = $db->newSelectQueryBuilder()
				->select( 'ece_id' )
				->from( 'ec_event' )
				->where( [ 'ece_wiki' => $wiki, 'ece_page' => $pageId ] )
				->forUpdate()
				->caller( $fname )->fetchField();
			if ( $id === false ) {
				return false;
			}
			foreach ( SqlIndexRows::TABLES + [ 'ec_event' => [ 'ece_id' ] ] as $table => [ $key ] ) {
				$db->newDeleteQueryBuilder()
					->deleteFrom( $table )
					->where( [ $key => (int)$id ] )
					->caller( $fname )->execute();
			}
			self::countChange( $db, $wiki );
			return true;
		}, IDatabase::ATOMIC_CANCELABLE );
	}

	/** @inheritDoc */
	public function findBehindHorizon( string $wiki, int $horizon, int $limit, ?array $after = null ): array {
		$db = $this->connections->getReplicaDatabase( self::DOMAIN );
		$query = $db->newSelectQueryBuilder()
			->select( [ 'ece_page', 'ece_horizon' ] )
			->from( 'ec_event' )
			->where( [ 'ece_wiki' => $wiki, $db->expr( 'ece_horizon', '<', $horizon ) ] )
			->orderBy( [ 'ece_horizon', 'ece_page' ] )
			->limit( $limit );
		if ( $after !== null ) {
			$query->andWhere( $db->buildComparison( '>', [ 'ece_horizon' => $after[0], 'ece_page' => $after[1] ] ) );
		}
		$pages = [];
		foreach ( $query->caller( __METHOD__ )->fetchResultSet() as $row ) {
			$pages[(int)$row->ece_page] = (int)$row->ece_horizon;
		}
		return $pages;
	}

	/** @inheritDoc */
	public function listPages( string $wiki, int $afterPageId, int $limit ): array {
		$db = $this->db();
		return array_map( 'intval', $db->newSelectQueryBuilder()
			->select( 'ece_page' )
			->from( 'ec_event' )
			->where( [ 'ece_wiki' => $wiki, $db->expr( 'ece_page', '>', $afterPageId ) ] )
			->orderBy( 'ece_page' )
			->limit( $limit )
			->caller( __METHOD__ )->fetchFieldValues() );
	}

	/** @inheritDoc */
	public function listRevisions( string $wiki, array $pageIds ): array {
		$db = $this->connections->getReplicaDatabase( self::DOMAIN );
		$rows = $pageIds ? $db->newSelectQueryBuilder()
			->select( [ 'ece_page', 'ece_title', 'ece_sequence' ] )
			->from( 'ec_event' )
			->where( [ 'ece_wiki' => $wiki, 'ece_page' => $pageIds ] )
			->caller( __METHOD__ )->fetchResultSet() : [];
		$revisions = [];
		foreach ( $rows as $row ) {
			$revisions[(int)$row->ece_page] = [ $row->ece_title, (int)$row->ece_sequence ];
		}
		return $revisions;
	}

	/** @inheritDoc */
	public function dropOrphans( int $limit ): int {
		$db = $this->db();
		$dropped = [];
		foreach ( SqlIndexRows::TABLES as $table => [ $key ] ) {
			do {
				// The number of an event never comes back, and its rows are there from one moment on: nobody can be writing these.
				$ids = $db->newSelectQueryBuilder()
					->select( $key )->distinct()
					->from( $table )
					->leftJoin( 'ec_event', null, "ece_id = $key" )
					->where( [ 'ece_id' => null ] )
					->limit( $limit )
					->caller( __METHOD__ )->fetchFieldValues();
				if ( $ids ) {
					$db->newDeleteQueryBuilder()->deleteFrom( $table )->where( [ $key => $ids ] )->caller( __METHOD__ )->execute();
				}
				$dropped += array_fill_keys( $ids, true );
			} while ( count( $ids ) === $limit );
		}
		return count( $dropped );
	}

	/**
	 * Last of all, because other writers wait from here on until the transaction ends.
	 */
	private static function countChange( IDatabase $db, string $wiki ): void {
		$now = ConvertibleTimestamp::time();
		$db->newInsertQueryBuilder()
			->insertInto( 'ec_version' )
			->row( [ 'ecv_wiki' => $wiki, 'ecv_number' => 1, 'ecv_changed' => $now ] )
			->onDuplicateKeyUpdate()
			->uniqueIndexFields( [ 'ecv_wiki' ] )
			->set( [ 'ecv_number' => new RawSQLValue( 'ecv_number + 1' ), 'ecv_changed' => $now ] )
			->caller( __METHOD__ )->execute();
	}

	/** Pages that are neighbours share a lock, so that a rebuild needs few of them. */
	private static function lockName( string $wiki, int $pageId ): string {
		return "eventcalendar-index:$wiki:" . intdiv( $pageId, self::NEIGHBOURS );
	}

	private function db(): IDatabase {
		return $this->connections->getPrimaryDatabase( self::DOMAIN );
	}
}
