<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\ILBFactory;
use Wikimedia\Rdbms\RawSQLValue;

/**
 * Rows of ec_delivery of the kinds `digest` and `digest-list`. Locks are the database's named ones, which end with the connection.
 */
final class SqlDigestLedger implements DigestLedger {
	/** Kinds of rows */
	public const USERS = 'digest';
	public const LISTS = 'digest-list';

	/** https://sqlite.org/pragma.html#pragma_synchronous */
	private const SYNC_NORMAL = 1;

	/** What there was before */
	private ?int $syncs = null;

	/**
	 * @param ILBFactory $databases
	 * @param string $wiki WikiMap id
	 * @param string $kind USERS, whose recipients are central ids, or LISTS
	 */
	public function __construct(
		private readonly ILBFactory $databases,
		private readonly string $wiki,
		private readonly string $kind = self::USERS
	) {
	}

	/** @inheritDoc */
	public function lock( string $issue, int $block ): bool {
		$isMine = $this->db()->lock( $this->lockName( $issue, $block ), __METHOD__, 0 );
		if ( $isMine ) {
			$this->setSyncs( self::SYNC_NORMAL );
		}
		return $isMine;
	}

	/** @inheritDoc */
	public function unlock( string $issue, int $block ): void {
		if ( $this->syncs !== null ) {
			$this->setSyncs( $this->syncs );
		}
		$this->db()->unlock( $this->lockName( $issue, $block ), __METHOD__ );
	}

	/** @inheritDoc */
	public function find( string $issue, array $recipients ): array {
		if ( !$recipients ) {
			return [];
		}
		$rows = $this->db()->newSelectQueryBuilder()
			->select( [ 'ecd_recipient', 'ecd_state', 'ecd_time', 'ecd_attempts', 'ecd_reason' ] )
			->from( 'ec_delivery' )
			->where( $this->of( $issue ) + [ 'ecd_recipient' => $recipients ] )
			->caller( __METHOD__ )->fetchResultSet();
		$found = [];
		foreach ( $rows as $row ) {
			$found[(int)$row->ecd_recipient] = new DigestDelivery(
				DigestState::from( $row->ecd_state ), (int)$row->ecd_time, (int)$row->ecd_attempts, $row->ecd_reason
			);
		}
		return $found;
	}

	/** @inheritDoc */
	public function claim( string $issue, array $recipients, int $now ): bool {
		$db = $this->db();
		$known = array_keys( $this->find( $issue, $recipients ) );
		$new = array_diff( $recipients, $known );
		$isMine = true;
		$this->forgetWhatWasRead();
		$db->startAtomic( __METHOD__, IDatabase::ATOMIC_CANCELABLE );
		if ( $new ) {
			// The key decides between two who claim at once.
			$this->insert( $issue, $new, DigestState::Claimed, $now, '' );
			$isMine = $db->affectedRows() === count( $new );
		}
		if ( $isMine && $known ) {
			$this->update( $issue, $known, [ 'ecd_state' => DigestState::Claimed->value, 'ecd_time' => $now ] );
		}
		$isMine ? $db->endAtomic( __METHOD__ ) : $db->cancelAtomic( __METHOD__ );
		$this->commit();
		return $isMine;
	}

	/** @inheritDoc */
	public function settle( string $issue, int $recipient, DigestState $state, int $now, string $reason = '' ): void {
		$failures = $state === DigestState::Failed
			? [ 'ecd_attempts' => new RawSQLValue( $this->db()->addIdentifierQuotes( 'ecd_attempts' ) . ' + 1' ) ]
			: [];
		$this->forgetWhatWasRead();
		$this->update( $issue, [ $recipient ], [ 'ecd_state' => $state->value, 'ecd_time' => $now, 'ecd_reason' => $reason ] + $failures );
		$this->commit();
	}

	/** @inheritDoc */
	public function close( string $issue, array $recipients, DigestState $state, int $now, string $reason = '' ): void {
		if ( $recipients ) {
			$this->forgetWhatWasRead();
			$this->insert( $issue, $recipients, $state, $now, $reason );
			$this->update( $issue, $recipients, [ 'ecd_state' => $state->value, 'ecd_time' => $now, 'ecd_reason' => $reason ] );
			$this->commit();
		}
	}

	/** @inheritDoc */
	public function retry( string $issue ): void {
		$this->forgetWhatWasRead();
		$this->db()->newUpdateQueryBuilder()
			->update( 'ec_delivery' )
			->set( [ 'ecd_attempts' => 1, 'ecd_time' => 0 ] )
			->where( $this->of( $issue ) + [ 'ecd_state' => DigestState::Failed->value ] )
			->caller( __METHOD__ )->execute();
		$this->commit();
	}

	/** @inheritDoc */
	public function totals( string $issue ): array {
		// Only to be shown
		$rows = $this->databases->getReplicaDatabase( SqlEventIndexStore::DOMAIN )->newSelectQueryBuilder()
			->select( [ 'ecd_state', 'ecd_attempts', 'ecd_reason', 'number' => 'COUNT(*)' ] )
			->from( 'ec_delivery' )
			->where( $this->of( $issue ) )
			->groupBy( [ 'ecd_state', 'ecd_attempts', 'ecd_reason' ] )
			->orderBy( [ 'ecd_state', 'ecd_attempts', 'ecd_reason' ] )
			->caller( __METHOD__ )->fetchResultSet();
		$totals = [];
		foreach ( $rows as $row ) {
			$totals[] = [ DigestState::from( $row->ecd_state ), (int)$row->ecd_attempts, $row->ecd_reason, (int)$row->number ];
		}
		return $totals;
	}

	/** @param int[] $recipients */
	private function insert( string $issue, array $recipients, DigestState $state, int $now, string $reason ): void {
		$this->db()->newInsertQueryBuilder()
			->insertInto( 'ec_delivery' )
			->ignore()
			->rows( array_map( fn ( int $recipient ) => $this->of( $issue ) + [
				'ecd_recipient' => $recipient, 'ecd_state' => $state->value, 'ecd_time' => $now, 'ecd_attempts' => 0,
				'ecd_reason' => $reason,
			], array_values( $recipients ) ) )
			->caller( __METHOD__ )->execute();
	}

	/**
	 * @param string $issue
	 * @param int[] $recipients
	 * @param array<string,mixed> $values
	 */
	private function update( string $issue, array $recipients, array $values ): void {
		$this->db()->newUpdateQueryBuilder()
			->update( 'ec_delivery' )
			->set( $values )
			->where( $this->of( $issue ) + [ 'ecd_recipient' => array_values( $recipients ) ] )
			->caller( __METHOD__ )->execute();
	}

	/**
	 * SQLite waits for the disk at each commit, which takes as long as half a mail. With a write-ahead log it need not: a process
	 * that is killed loses nothing, and a machine that loses its power the last few rows.
	 */
	private function setSyncs( int $level ): void {
		$db = $this->db();
		if ( $db->getType() === 'sqlite' && !$db->trxLevel() && !$db->getFlag( DBO_TRX ) ) {
			$journal = $db->query( 'PRAGMA journal_mode', __METHOD__ )->fetchRow();
			$before = $db->query( 'PRAGMA synchronous', __METHOD__ )->fetchRow();
			if ( ( $journal[0] ?? '' ) === 'wal' ) {
				$this->syncs = (int)$before[0];
				$db->query( "PRAGMA synchronous = $level", __METHOD__ );
			}
		}
	}

	/** @return array<string,string> */
	private function of( string $issue ): array {
		return [ 'ecd_wiki' => $this->wiki, 'ecd_kind' => $this->kind, 'ecd_uid' => $issue, 'ecd_date' => '' ];
	}

	private function lockName( string $issue, int $block ): string {
		return "eventcalendar-$this->kind $this->wiki $issue $block";
	}

	private function db(): IDatabase {
		return $this->databases->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
	}

	/**
	 * In SQLite a transaction that began with reading cannot write once somebody else has written: it is told at once that the
	 * database is locked (https://sqlite.org/rescode.html#busy_snapshot). One that begins with writing waits its turn.
	 */
	private function forgetWhatWasRead(): void {
		$this->commit();
	}

	/** Also where a job runs within a web request, in which nothing is committed by itself */
	private function commit(): void {
		$this->databases->commitPrimaryChanges( __METHOD__ );
	}
}
