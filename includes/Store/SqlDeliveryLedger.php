<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;

/**
 * The rows of ec_delivery. How far a kind has been looked at is the row without an event and without a recipient.
 */
final class SqlDeliveryLedger implements DeliveryLedger {
	public const CLAIMED = 'claimed';
	public const SENT = 'sent';
	private const FAILED = 'failed';
	private const MARK = 'mark';

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function claim( Delivery $delivery, int $now ): int {
		$db = $this->db();
		// The key decides between two who claim at once.
		$db->newInsertQueryBuilder()
			->insertInto( 'ec_delivery' )
			->ignore()
			->row( $this->key( $delivery ) + [ 'ecd_state' => self::CLAIMED, 'ecd_time' => $now, 'ecd_attempts' => 1 ] )
			->caller( __METHOD__ )->execute();
		$isNew = $db->affectedRows() > 0;
		if ( $isNew ) {
			return 1;
		}
		$row = $db->newSelectQueryBuilder()
			->select( [ 'ecd_state', 'ecd_time', 'ecd_attempts' ] )
			->from( 'ec_delivery' )
			->where( $this->key( $delivery ) )
			->caller( __METHOD__ )->fetchRow();
		$isTried = $row && (int)$row->ecd_attempts >= self::ATTEMPTS;
		if ( $row && ( $row->ecd_state === self::SENT || ( $isTried && $row->ecd_state === self::FAILED ) ) ) {
			return self::DONE;
		}
		// No row: a snapshot of before it was written.
		if ( !$row || (int)$row->ecd_time > $now - self::LEASE ) {
			return self::LATER;
		}
		if ( $isTried ) {
			return self::DONE;
		}
		$attempt = (int)$row->ecd_attempts + 1;
		// So does the row as it was read.
		$db->newUpdateQueryBuilder()
			->update( 'ec_delivery' )
			->set( [ 'ecd_state' => self::CLAIMED, 'ecd_time' => $now, 'ecd_attempts' => $attempt ] )
			->where( $this->key( $delivery ) + [
				'ecd_state' => $row->ecd_state, 'ecd_time' => $row->ecd_time, 'ecd_attempts' => $row->ecd_attempts
			] )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows() > 0 ? $attempt : self::LATER;
	}

	/** @inheritDoc */
	public function settle( Delivery $delivery, bool $isSent, int $now ): void {
		$this->db()->newUpdateQueryBuilder()
			->update( 'ec_delivery' )
			->set( [ 'ecd_state' => $isSent ? self::SENT : self::FAILED, 'ecd_time' => $now ] )
			->where( $this->key( $delivery ) )
			->caller( __METHOD__ )->execute();
	}

	/** @inheritDoc */
	public function sentAt( Delivery $delivery ): ?int {
		$time = $this->db()->newSelectQueryBuilder()
			->select( 'ecd_time' )
			->from( 'ec_delivery' )
			->where( $this->key( $delivery ) + [ 'ecd_state' => self::SENT ] )
			->caller( __METHOD__ )->fetchField();
		return $time === false ? null : (int)$time;
	}

	/** @inheritDoc */
	public function recipients( string $kind, string $uid, string $date ): array {
		$key = $this->key( new Delivery( $kind, $uid, $date, 0 ) );
		unset( $key['ecd_recipient'] );
		return array_map( intval( ... ), $this->db()->newSelectQueryBuilder()
			->select( 'ecd_recipient' )
			->from( 'ec_delivery' )
			->where( $key + [ 'ecd_state' => self::SENT ] )
			->caller( __METHOD__ )->fetchFieldValues() );
	}

	/** @inheritDoc */
	public function prune( int $before ): int {
		$db = $this->db();
		$db->newDeleteQueryBuilder()
			->deleteFrom( 'ec_delivery' )
			->where( [
				'ecd_wiki' => $this->wiki,
				$db->expr( 'ecd_time', '<', $before ),
				$db->expr( 'ecd_state', '!=', self::MARK ),
				$db->expr( 'ecd_kind', '!=', [ SqlDigestLedger::USERS, SqlDigestLedger::LISTS ] )
			] )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows();
	}

	/** @inheritDoc */
	public function mark( string $kind ): ?int {
		$time = $this->db()->newSelectQueryBuilder()
			->select( 'ecd_time' )
			->from( 'ec_delivery' )
			->where( $this->key( self::markOf( $kind ) ) )
			->caller( __METHOD__ )->fetchField();
		return $time === false ? null : (int)$time;
	}

	/** @inheritDoc */
	public function setMark( string $kind, int $time ): void {
		$db = $this->db();
		$key = $this->key( self::markOf( $kind ) );
		$db->newInsertQueryBuilder()
			->insertInto( 'ec_delivery' )
			->ignore()
			->row( $key + [ 'ecd_state' => self::MARK, 'ecd_time' => $time, 'ecd_attempts' => 0 ] )
			->caller( __METHOD__ )->execute();
		$db->newUpdateQueryBuilder()
			->update( 'ec_delivery' )
			->set( [ 'ecd_time' => $time ] )
			->where( $key )
			->andWhere( $db->expr( 'ecd_time', '<', $time ) )
			->caller( __METHOD__ )->execute();
	}

	private static function markOf( string $kind ): Delivery {
		return new Delivery( $kind, '', '', 0 );
	}

	/** @return array<string,string|int> */
	private function key( Delivery $delivery ): array {
		return [
			'ecd_wiki' => $this->wiki,
			'ecd_kind' => $delivery->kind,
			'ecd_uid' => $delivery->uid,
			'ecd_date' => $delivery->date,
			'ecd_recipient' => $delivery->recipient,
		];
	}

	private function db(): IDatabase {
		return $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
	}
}
