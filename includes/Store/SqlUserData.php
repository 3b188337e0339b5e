<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Privacy\UserDataStore;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;

/**
 * The rows of a table with a user's central id in one of its fields.
 */
final class SqlUserData implements UserDataStore {
	private const BATCH = 500;

	/**
	 * @param IConnectionProvider $connections
	 * @param string $table
	 * @param string $field With the central id
	 * @param array<string,string> $scope Conditions: whose rows these are
	 * @param string[] $key Fields that, with that field, make a row unique; none: rows are kept, and lose the user only
	 */
	private function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $table,
		private readonly string $field,
		private readonly array $scope,
		private readonly array $key
	) {
	}

	/**
	 * @param IConnectionProvider $connections
	 * @param string|null $wiki The only one on which these ids are these persons, see SharedAccounts; null: all
	 * @return self[] One for each table that knows persons
	 */
	public static function all( IConnectionProvider $connections, ?string $wiki ): array {
		$scope = static fn ( string $field ) => $wiki === null ? [] : [ $field => $wiki ];
		return [
			new self( $connections, 'ec_interest', 'eci_user', $scope( 'eci_wiki' ), [ 'eci_wiki', 'eci_kind', 'eci_target', 'eci_date' ] ),
			new self( $connections, 'ec_digest_subscription', 'eds_user', $scope( 'eds_wiki' ), [ 'eds_wiki' ] ),
			new self( $connections, 'ec_delivery', 'ecd_recipient', $scope( 'ecd_wiki' ), [
				'ecd_wiki', 'ecd_kind', 'ecd_uid', 'ecd_date'
			] ),
			new self( $connections, 'ec_promotion_action', 'epa_actor', $scope( 'epa_wiki' ), [] ),
		];
	}

	/** @inheritDoc */
	public function name(): string {
		return $this->table;
	}

	/** @inheritDoc */
	public function count( int $user ): int {
		return $user === 0 ? 0 : (int)$this->db()->newSelectQueryBuilder()
			->select( 'COUNT(*)' )
			->from( $this->table )
			->where( [ $this->field => $user ] + $this->scope )
			->caller( __METHOD__ )->fetchField();
	}

	/** @inheritDoc */
	public function forget( int $user ): int {
		// Nobody: marks, and what the software did.
		if ( $user === 0 ) {
			return 0;
		}
		return $this->key ? $this->delete( [ $this->field => $user ] + $this->scope ) : $this->rename( $user, 0 );
	}

	/** @inheritDoc */
	public function hand( int $from, int $to ): int {
		if ( $from === 0 || $to === 0 || $from === $to ) {
			return 0;
		}
		$db = $this->db();
		// What the other one has as well goes first; their own row is the one that is left.
		while ( $this->key && ( $doubles = $this->doubles( $from, $to ) ) ) {
			$this->delete( [ $this->field => $from, $db->factorConds( $doubles ) ] + $this->scope );
		}
		return $this->rename( $from, $to );
	}

	/** @return array<int,array<string,string>> Keys that both have */
	private function doubles( int $from, int $to ): array {
		$db = $this->db();
		$joined = [ "b.$this->field" => $to ];
		foreach ( $this->key as $field ) {
			$joined[] = "b.$field = a.$field";
		}
		$rows = $db->newSelectQueryBuilder()
			->select( array_combine( $this->key, array_map( static fn ( string $field ) => "a.$field", $this->key ) ) )
			->from( $this->table, 'a' )
			->join( $this->table, 'b', $joined )
			->where( [ "a.$this->field" => $from ] + $this->scopeOf( 'a' ) )
			->limit( self::BATCH )
			->caller( __METHOD__ )->fetchResultSet();
		return array_map( static fn ( $row ) => (array)$row, iterator_to_array( $rows, false ) );
	}

	/** @return array<string,string> Its conditions on a table under another name */
	private function scopeOf( string $alias ): array {
		return array_combine( array_map( static fn ( string $field ) => "$alias.$field", array_keys( $this->scope ) ), $this->scope );
	}

	/** @param array<string|int,mixed> $conditions */
	private function delete( array $conditions ): int {
		$db = $this->db();
		$db->newDeleteQueryBuilder()->deleteFrom( $this->table )->where( $conditions )->caller( __METHOD__ )->execute();
		return $db->affectedRows();
	}

	private function rename( int $from, int $to ): int {
		$db = $this->db();
		$db->newUpdateQueryBuilder()
			->update( $this->table )
			->set( [ $this->field => $to ] )
			->where( [ $this->field => $from ] + $this->scope )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows();
	}

	private function db(): IDatabase {
		return $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
	}
}
