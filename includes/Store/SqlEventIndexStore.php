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

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly EventRowBuilder $rows
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
		$lock = $this->db()->getScopedLockAndFlush( "eventcalendar-index:$wiki:$pageId", __METHOD__, self::LOCK_SECONDS );
		if ( !$lock ) {
			throw new RuntimeException( "The index of page $pageId of $wiki stays locked" );
		}
		// The page is in another database than the index, maybe on another server: its snapshot must not be older either.
		$this->connections->getPrimaryDatabase()->flushSnapshot( __METHOD__ );
		return $lock;
	}

	/** @inheritDoc */
	public function replace( EventPage $page, Event $event, array $occurrences, ?int $horizon ): bool {
		return $this->db()->doAtomicSection( __METHOD__, function ( IDatabase $db ) use (
			$page, $event, $occurrences, $horizon
		) {
			$row = $this->rows->event( $page, $event, $horizon );
			[ $id, $changed ] = $this->putEvent( $db, $row );
			$changed = $this->putAll(
				$db, 'ec_occurrence', [ 'eco_event' => $id ], [ 'eco_recurrence_id' ],
				$this->rows->occurrences( $page, $event, $occurrences )
			) || $changed;
			$changed = $this->putAll(
				$db, 'ec_event_tag', [ 'ect_event' => $id ], [ 'ect_kind', 'ect_value' ], $this->rows->tags( $event )
			) || $changed;
			if ( $changed ) {
				self::countChange( $db, $page->wiki );
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
			foreach ( [ 'ec_occurrence' => 'eco_event', 'ec_event_tag' => 'ect_event', 'ec_event' => 'ece_id' ] as $table => $key ) {
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

	/**
	 * @param IDatabase $db
	 * @param array<string,string|null> $row
	 * @return array{int,bool} ece_id; whether anything changed
	 */
	private function putEvent( IDatabase $db, array $row ): array {
		$old = $db->newSelectQueryBuilder()
			->select( [ 'ece_id', ...array_keys( $row ) ] )
			->from( 'ec_event' )
			->where( [ 'ece_wiki' => $row['ece_wiki'], 'ece_page' => $row['ece_page'] ] )
			->forUpdate()
			->caller( __METHOD__ )->fetchRow();
		if ( !$old ) {
			$db->newInsertQueryBuilder()->insertInto( 'ec_event' )->row( $row )->caller( __METHOD__ )->execute();
			return [ $db->insertId(), true ];
		}
		$old = self::texts( (array)$old );
		$changes = array_filter( $row, static fn ( $value, $field ) => $value !== $old[$field], ARRAY_FILTER_USE_BOTH );
		if ( $changes ) {
			$db->newUpdateQueryBuilder()
				->update( 'ec_event' )
				->set( $changes )
				->where( [ 'ece_id' => $old['ece_id'] ] )
				->caller( __METHOD__ )->execute();
		}
		return [ (int)$old['ece_id'], $changes !== [] ];
	}

	/**
	 * Makes a table's rows of one event those given.
	 *
	 * @param IDatabase $db
	 * @param string $table
	 * @param array<string,int> $owner
	 * @param string[] $key Fields that, with the owner's, are unique
	 * @param array<int,array<string,string|null>> $rows Without the owner's field
	 * @return bool Whether anything changed
	 */
	private function putAll( IDatabase $db, string $table, array $owner, array $key, array $rows ): bool {
		$name = static fn ( array $row ) => implode( "\n", array_map( static fn ( $field ) => $row[$field], $key ) );
		$new = [];
		foreach ( $rows as $row ) {
			$new[$name( $row )] = $row;
		}
		$gone = [];
		$oldRows = $db->newSelectQueryBuilder()->select( '*' )->from( $table )->where( $owner )
			->caller( __METHOD__ )->fetchResultSet();
		foreach ( $oldRows as $oldRow ) {
			$old = self::texts( array_diff_key( (array)$oldRow, $owner ) );
			$oldName = $name( $old );
			if ( !isset( $new[$oldName] ) ) {
				$gone[] = array_intersect_key( $old, array_flip( $key ) );
			} elseif ( self::isSame( $new[$oldName], $old ) ) {
				unset( $new[$oldName] );
			}
		}
		foreach ( array_chunk( $gone, 500 ) as $batch ) {
			$db->newDeleteQueryBuilder()
				->deleteFrom( $table )
				->where( $owner )
				->andWhere( $db->factorConds( $batch ) )
				->caller( __METHOD__ )->execute();
		}
		foreach ( array_chunk( array_values( $new ), 500 ) as $batch ) {
			$db->newReplaceQueryBuilder()
				->replaceInto( $table )
				->uniqueIndexFields( [ ...array_keys( $owner ), ...$key ] )
				->rows( array_map( static fn ( array $row ) => $owner + $row, $batch ) )
				->caller( __METHOD__ )->execute();
		}
		return $gone || $new;
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

	/**
	 * @param array<string,string|null> $a
	 * @param array<string,string|null> $b In any order of fields
	 */
	private static function isSame( array $a, array $b ): bool {
		ksort( $a );
		ksort( $b );
		return $a === $b;
	}

	/**
	 * @param array<string,mixed> $row As a driver gives it
	 * @return array<string,string|null>
	 */
	private static function texts( array $row ): array {
		return array_map( static fn ( $value ) => $value === null ? null : (string)$value, $row );
	}

	private function db(): IDatabase {
		return $this->connections->getPrimaryDatabase( self::DOMAIN );
	}
}
