<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/**
 * The rows of ec_promotion_action. Of two who change a row at once, the second one finds that it is no longer as it was read,
 * and changes nothing.
 */
final class SqlPromotionLedger implements PromotionLedger {
	private const AT_A_TIME = 100;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/**
	 * In SQLite a transaction that began with reading cannot write once somebody else has written: it is told at once that the
	 * database is locked (https://sqlite.org/rescode.html#busy_snapshot). One that begins with writing, be it nothing, waits
	 * its turn. Other databases let both write.
	 *
	 * @inheritDoc
	 */
	public function prepareClaim(): void {
		if ( $this->db()->getType() === 'sqlite' ) {
			$this->db()->newUpdateQueryBuilder()
				->update( 'ec_promotion_action' )
				->set( [ 'epa_attempts' => 0 ] )
				->where( [ 'epa_id' => 0 ] )
				->caller( __METHOD__ )->execute();
		}
	}

	/** @inheritDoc */
	public function find( PromotionKey $key ): ?PromotionRow {
		return self::newRow( $this->select()->where( $this->conditions( $key ) )->caller( __METHOD__ )->fetchRow() ?: null );
	}

	/** @inheritDoc */
	public function findById( int $id ): ?PromotionRow {
		return self::newRow( $this->select()
			->where( [ 'epa_id' => $id, 'epa_wiki' => $this->wiki ] )
			->caller( __METHOD__ )->fetchRow() ?: null );
	}

	/** @inheritDoc */
	public function findAll( array $uids, bool $isLatest = false ): array {
		$rows = [];
		foreach ( array_chunk( array_values( array_unique( $uids ) ), self::AT_A_TIME ) as $some ) {
			foreach ( $this->select( $isLatest ? null : $this->replica() )
				->where( [ 'epa_wiki' => $this->wiki, 'epa_uid' => $some ] )
				->caller( __METHOD__ )->fetchResultSet() as $row ) {
				$found = self::newRow( $row );
				$rows[$found->key->toString()] = $found;
			}
		}
		return $rows;
	}

	/** @inheritDoc */
	public function claim( PromotionKey $key, int $actor, int $now ): int {
		$claim = [ 'epa_state' => PromotionRow::CLAIMED, 'epa_time' => $now, 'epa_actor' => $actor ];
		if ( $this->insert( $key, $claim + [ 'epa_attempts' => 1 ] ) ) {
			return 1;
		}
		$row = $this->find( $key );
		if ( $row && !$row->isOpen( $now ) ) {
			$isLater = in_array( $row->state, [ PromotionRow::CLAIMED, PromotionRow::FAILED ], true )
				&& $row->time > $now - self::LEASE
				&& ( $row->attempts < self::ATTEMPTS || $row->state === PromotionRow::CLAIMED );
			return $isLater ? self::LATER : self::TAKEN;
		}
		// No row: a snapshot of before it was written.
		return $row && $this->update( $row, $claim + [ 'epa_attempts' => $row->attempts + 1, 'epa_reason' => null ] )
			? $row->attempts + 1
			: self::LATER;
	}

	/** @inheritDoc */
	public function settle( PromotionKey $key, ?string $url, int $actor, int $now ): bool {
		$done = [
			'epa_state' => PromotionRow::DONE, 'epa_time' => $now, 'epa_actor' => $actor, 'epa_url' => $url, 'epa_reason' => null
		];
		return $this->change( $key, $done, static fn ( PromotionRow $row ) => $row->state !== PromotionRow::DONE );
	}

	/** @inheritDoc */
	public function fail( PromotionKey $key, string $reason, int $actor, int $now ): bool {
		$row = $this->find( $key );
		return $row?->state === PromotionRow::CLAIMED && $this->update( $row, [
			'epa_state' => PromotionRow::FAILED, 'epa_time' => $now, 'epa_actor' => $actor, 'epa_reason' => $reason
		] );
	}

	/** @inheritDoc */
	public function skip( PromotionKey $key, string $reason, int $actor, int $now ): bool {
		return $this->change( $key, [
			'epa_state' => PromotionRow::SKIPPED, 'epa_time' => $now, 'epa_actor' => $actor, 'epa_reason' => $reason
		], static fn ( PromotionRow $row ) => $row->state !== PromotionRow::DONE && !$row->isBusy( $now ) );
	}

	/** @inheritDoc */
	public function undo( PromotionKey $key, int $actor, int $now ): bool {
		$row = $this->find( $key );
		if ( !$row || $row->state === PromotionRow::PLANNED || $row->isBusy( $now ) ) {
			return false;
		}
		return $this->update( $row, $row->state === PromotionRow::DONE
			? [ 'epa_state' => PromotionRow::UNDONE, 'epa_time' => $now, 'epa_actor' => $actor ]
			: [
				'epa_state' => PromotionRow::PLANNED, 'epa_time' => $now, 'epa_actor' => $actor, 'epa_attempts' => 0,
				'epa_url' => null, 'epa_reason' => null
			] );
	}

	/** @inheritDoc */
	public function setText( PromotionKey $key, ?array $text, int $actor, int $now ): bool {
		return $this->setField( $key, 'epa_text', $text === null ? null : self::encode( $text ), $actor, $now );
	}

	/** @inheritDoc */
	public function setPlanned( PromotionKey $key, ?int $planned, int $actor, int $now ): bool {
		return $this->setField( $key, 'epa_planned', $planned, $actor, $now );
	}

	/** @inheritDoc */
	public function takenSince( array $channels, int $since ): array {
		if ( !$channels ) {
			return [];
		}
		$db = $this->replica();
		$rows = $db->newSelectQueryBuilder()
			->select( [ 'epa_uid', 'epa_date', 'epa_channel' ] )
			->distinct()
			->from( 'ec_promotion_action' )
			->where( [
				'epa_wiki' => $this->wiki, 'epa_channel' => $channels,
				'epa_state' => [ PromotionRow::DONE, PromotionRow::CLAIMED ], $db->expr( 'epa_time', '>=', $since )
			] )
			->caller( __METHOD__ )->fetchResultSet();
		$keys = [];
		foreach ( $rows as $row ) {
			$keys[] = new PromotionKey( $row->epa_uid, $row->epa_date, $row->epa_channel );
		}
		return $keys;
	}

	/** @inheritDoc */
	public function history( ?string $channel, ?string $uid, int $limit, ?array $before = null ): array {
		$db = $this->replica();
		$query = $this->select( $db )
			->where( [ 'epa_wiki' => $this->wiki, $db->expr( 'epa_state', '!=', PromotionRow::PLANNED ) ]
				+ ( $channel === null ? [] : [ 'epa_channel' => $channel ] ) + ( $uid === null ? [] : [ 'epa_uid' => $uid ] ) )
			->orderBy( [ 'epa_time', 'epa_id' ], SelectQueryBuilder::SORT_DESC )
			->limit( $limit );
		if ( $before ) {
			$query->andWhere( $db->buildComparison( '<', [ 'epa_time' => $before[0], 'epa_id' => $before[1] ] ) );
		}
		$rows = [];
		foreach ( $query->caller( __METHOD__ )->fetchResultSet() as $row ) {
			$rows[] = self::newRow( $row );
		}
		return $rows;
	}

	private function setField( PromotionKey $key, string $field, string|int|null $value, int $actor, int $now ): bool {
		$new = [ 'epa_state' => PromotionRow::PLANNED, 'epa_time' => $now, 'epa_actor' => $actor ];
		if ( $this->insert( $key, $new + [ 'epa_attempts' => 0, $field => $value ] ) ) {
			return true;
		}
		$row = $this->find( $key );
		$isOpen = $row && !in_array( $row->state, [ PromotionRow::DONE, PromotionRow::UNDONE ], true ) && !$row->isBusy( $now );
		return $isOpen && $this->update( $row, [ $field => $value ] + ( $row->state === PromotionRow::PLANNED ? $new : [] ) );
	}

	/**
	 * @param PromotionKey $key
	 * @param array<string,mixed> $fields
	 * @param callable(PromotionRow):bool $isAllowed
	 */
	private function change( PromotionKey $key, array $fields, callable $isAllowed ): bool {
		if ( $this->insert( $key, $fields + [ 'epa_attempts' => 0 ] ) ) {
			return true;
		}
		$row = $this->find( $key );
		return $row && $isAllowed( $row ) && $this->update( $row, $fields );
	}

	/** @param array<string,mixed> $fields */
	private function insert( PromotionKey $key, array $fields ): bool {
		$db = $this->db();
		$db->newInsertQueryBuilder()
			->insertInto( 'ec_promotion_action' )
			->ignore()
			->row( $this->conditions( $key ) + $fields )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows() > 0;
	}

	/** @param array<string,mixed> $fields */
	private function update( PromotionRow $row, array $fields ): bool {
		$db = $this->db();
		$db->newUpdateQueryBuilder()
			->update( 'ec_promotion_action' )
			->set( $fields )
			->where( [
				'epa_id' => $row->id, 'epa_state' => $row->state, 'epa_time' => $row->time, 'epa_attempts' => $row->attempts
			] )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows() > 0;
	}

	private function select( ?IReadableDatabase $db = null ): SelectQueryBuilder {
		return ( $db ?? $this->db() )->newSelectQueryBuilder()->select( '*' )->from( 'ec_promotion_action' );
	}

	private static function newRow( ?stdClass $row ): ?PromotionRow {
		return $row ? new PromotionRow(
			(int)$row->epa_id,
			new PromotionKey( $row->epa_uid, $row->epa_date, $row->epa_channel, $row->epa_target ),
			$row->epa_state, (int)$row->epa_time, (int)$row->epa_actor, (int)$row->epa_attempts,
			$row->epa_planned === null ? null : (int)$row->epa_planned,
			$row->epa_text === null ? null : json_decode( $row->epa_text, true, 16, JSON_THROW_ON_ERROR ),
			$row->epa_url, $row->epa_reason
		) : null;
	}

	/** @param array<string,mixed> $text */
	private static function encode( array $text ): string {
		return json_encode( $text, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR );
	}

	/** @return array<string,string> */
	private function conditions( PromotionKey $key ): array {
		return [
			'epa_wiki' => $this->wiki, 'epa_uid' => $key->uid, 'epa_date' => $key->date, 'epa_channel' => $key->channel,
			'epa_target' => $key->target
		];
	}

	private function replica(): IReadableDatabase {
		return $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
	}

	private function db(): IDatabase {
		return $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
	}
}
