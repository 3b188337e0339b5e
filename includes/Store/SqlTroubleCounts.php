<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;

/**
 * Counts rows of the ledgers, by their indexes on time.
 */
final class SqlTroubleCounts implements TroubleCounts {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function failedDeliveries( int $since ): int {
		return $this->count( __METHOD__, 'ec_delivery', [
			'ecd_wiki' => $this->wiki, 'ecd_state' => DigestState::Failed->value,
			$this->db()->expr( 'ecd_time', '>=', $since ),
		] );
	}

	/** @inheritDoc */
	public function unsettledDeliveries( int $since, int $before ): int {
		return $this->count( __METHOD__, 'ec_delivery', [
			'ecd_wiki' => $this->wiki, 'ecd_state' => DigestState::Claimed->value,
			$this->db()->expr( 'ecd_time', '>=', $since ), $this->db()->expr( 'ecd_time', '<', $before ),
		] );
	}

	/** @inheritDoc */
	public function failedAnnouncements( int $since ): int {
		return $this->count( __METHOD__, 'ec_promotion_action', [
			'epa_wiki' => $this->wiki, 'epa_state' => PromotionRow::FAILED,
			$this->db()->expr( 'epa_time', '>=', $since ),
		] );
	}

	/** @param array<string|int,mixed> $conditions */
	private function count( string $caller, string $table, array $conditions ): int {
		return $this->db()->newSelectQueryBuilder()
			->select( '1' )
			->from( $table )
			->where( $conditions )
			->limit( self::MOST )
			->caller( $caller )->fetchRowCount();
	}

	private function db(): IReadableDatabase {
		return $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
	}
}
