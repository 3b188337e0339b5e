<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestMatch;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\IReadableDatabase;

/**
 * The rows of ec_interest.
 */
final class SqlInterestStore implements InterestStore {
	/**
	 * @param IConnectionProvider $connections
	 * @param string $wiki
	 * @param bool $areAccountsShared Otherwise the same id is somebody else on another wiki: see SharedAccounts
	 */
	private bool $isWriting = false;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki,
		private readonly bool $areAccountsShared
	) {
	}

	/** @inheritDoc */
	public function add( int $user, Interest $interest, int $now ): bool {
		$db = $this->primary();
		$db->newInsertQueryBuilder()
			->insertInto( 'ec_interest' )
			->ignore()
			->row( $this->key( $user, $interest ) + [ 'eci_time' => $now ] )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows() > 0;
	}

	/** @inheritDoc */
	public function remove( int $user, Interest $interest ): bool {
		$db = $this->primary();
		$db->newDeleteQueryBuilder()
			->deleteFrom( 'ec_interest' )
			->where( $this->key( $user, $interest ) )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows() > 0;
	}

	/** @inheritDoc */
	public function ofUser( int $user ): array {
		// Whoever has just clicked wants to see it: in the same request here, in the next one by MediaWiki's ChronologyProtector.
		$rows = ( $this->isWriting ? $this->primary() : $this->replica() )->newSelectQueryBuilder()
			->select( [ 'eci_kind', 'eci_target', 'eci_date', 'eci_time' ] )
			->from( 'ec_interest' )
			->where( [ 'eci_wiki' => $this->wiki, 'eci_user' => $user ] )
			->orderBy( [ 'eci_time', 'eci_kind', 'eci_target', 'eci_date' ], 'DESC' )
			->caller( __METHOD__ )->fetchResultSet();
		return array_map( self::interest( ... ), iterator_to_array( $rows, false ) );
	}

	/** @inheritDoc */
	public function count( array $matches ): array {
		$db = $this->replica();
		$counts = [];
		foreach ( $matches as $key => $match ) {
			$query = $db->newSelectQueryBuilder()
				->select( 'COUNT(DISTINCT eci_user)' )
				->from( 'ec_interest' )
				->where( $this->ofEvent( $db, new InterestMatch( $match->uid, $match->dates ) ) );
			if ( !$this->areAccountsShared ) {
				$query->groupBy( 'eci_wiki' );
			}
			$counts[$key] = array_sum( $query->caller( __METHOD__ )->fetchFieldValues() );
		}
		return $counts;
	}

	/** @inheritDoc */
	public function readers( InterestMatch $match, int $after, int $limit ): array {
		$db = $this->replica();
		$conditions = [ 'eci_wiki' => $this->wiki, $this->ofEvent( $db, $match ) ];
		$users = $db->newSelectQueryBuilder()
			->select( 'eci_user' )->distinct()
			->from( 'ec_interest' )
			->where( [ ...$conditions, $db->expr( 'eci_user', '>', $after ) ] )
			->orderBy( 'eci_user' )
			->limit( $limit )
			->caller( __METHOD__ )->fetchFieldValues();
		if ( !$users ) {
			return [];
		}
		$rows = $db->newSelectQueryBuilder()
			->select( [ 'eci_user', 'eci_kind', 'eci_target', 'eci_date', 'eci_time' ] )
			->from( 'ec_interest' )
			->where( [ ...$conditions, 'eci_user' => array_map( intval( ... ), $users ) ] )
			->orderBy( [ 'eci_user', 'eci_time' ] )
			->caller( __METHOD__ )->fetchResultSet();
		$readers = [];
		foreach ( $rows as $row ) {
			$readers[(int)$row->eci_user][] = self::interest( $row );
		}
		return $readers;
	}

	/** Each alternative is a stretch of the index eci_target. */
	private function ofEvent( IReadableDatabase $db, InterestMatch $match ): string {
		$alternatives = [
			[ 'eci_kind' => Interest::SERIES, 'eci_target' => $match->uid ],
			[ 'eci_kind' => Interest::OCCURRENCE, 'eci_target' => $match->uid ]
				+ ( $match->dates === null ? [] : [ 'eci_date' => $match->dates ] ),
		];
		if ( $match->dates === [] ) {
			array_pop( $alternatives );
		}
		if ( $match->type !== null ) {
			$alternatives[] = [ 'eci_kind' => Interest::TYPE, 'eci_target' => $match->type ];
			if ( $match->topics ) {
				$alternatives[] = [ 'eci_kind' => Interest::TOPIC, 'eci_target' => $match->topics ];
			}
		}
		return $db->makeList(
			array_map( static fn ( array $all ) => $db->makeList( $all, $db::LIST_AND ), $alternatives ), $db::LIST_OR
		);
	}

	/** @return array<string,int|string> */
	private function key( int $user, Interest $interest ): array {
		return [
			'eci_wiki' => $this->wiki,
			'eci_user' => $user,
			'eci_kind' => $interest->kind,
			'eci_target' => $interest->target,
			'eci_date' => $interest->date,
		];
	}

	private static function interest( stdClass $row ): Interest {
		return new Interest( $row->eci_kind, $row->eci_target, $row->eci_date, (int)$row->eci_time );
	}

	private function primary(): IDatabase {
		$this->isWriting = true;
		return $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
	}

	private function replica(): IReadableDatabase {
		return $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
	}
}
