<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/**
 * One query per table and so many events, each by the beginning of an index: what it costs depends on the events asked for,
 * not on what else was ever counted.
 */
final class SqlImpactLookup implements ImpactLookup {
	private const BATCH = 500;

	/** Behind the ordinals of a date, `2026-12-03#2` */
	private const AFTER_ORDINALS = '~';

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function interested( array $uids, string $first, string $last ): array {
		$numbers = [];
		$series = fn ( IReadableDatabase $db ) => $db->newSelectQueryBuilder()
			->select( [ 'uid' => 'eci_target', 'date' => 'eci_date', 'number' => 'COUNT(*)' ] )
			->from( 'ec_interest' )
			->where( [ 'eci_wiki' => $this->wiki, 'eci_kind' => 'series', 'eci_date' => '' ] )
			->groupBy( [ 'eci_target', 'eci_date' ] );
		$single = fn ( IReadableDatabase $db ) => $db->newSelectQueryBuilder()
			->select( [ 'uid' => 'one.eci_target', 'date' => 'one.eci_date', 'number' => 'COUNT(*)' ] )
			->from( 'ec_interest', 'one' )
			->leftJoin( 'ec_interest', 'every', [
				'every.eci_wiki = one.eci_wiki', 'every.eci_user = one.eci_user', 'every.eci_target = one.eci_target',
				'every.eci_kind' => 'series', 'every.eci_date' => ''
			] )
			->where( [
				'one.eci_wiki' => $this->wiki, 'one.eci_kind' => 'occurrence', 'every.eci_user' => null,
				...self::between( $db, 'one.eci_date', $first, $last )
			] )
			->groupBy( [ 'one.eci_target', 'one.eci_date' ] );
		foreach ( [ 'eci_target' => $series, 'one.eci_target' => $single ] as $field => $query ) {
			foreach ( $this->rows( $query, $field, $uids ) as $row ) {
				$numbers[$row->uid][$row->date] = (int)$row->number;
			}
		}
		return $numbers;
	}

	/** @inheritDoc */
	public function counts( array $uids, string $first, string $last ): array {
		$query = fn ( IReadableDatabase $db ) => $db->newSelectQueryBuilder()
			->select( [ 'ecc_uid', 'ecc_date', 'ecc_kind', 'ecc_campaign', 'number' => 'SUM(ecc_number)' ] )
			->from( 'ec_event_count' )
			->where( [
				'ecc_wiki' => $this->wiki, 'ecc_kind' => [ EventCounter::CLICK, EventCounter::DIGEST ],
				...self::between( $db, 'ecc_date', $first, $last )
			] )
			->groupBy( [ 'ecc_uid', 'ecc_date', 'ecc_kind', 'ecc_campaign' ] );
		$numbers = [];
		foreach ( $this->rows( $query, 'ecc_uid', $uids ) as $row ) {
			$numbers[$row->ecc_uid][$row->ecc_date][$row->ecc_kind][$row->ecc_campaign] = (int)$row->number;
		}
		return $numbers;
	}

	/** @inheritDoc */
	public function done( array $uids, string $first, string $last ): array {
		$query = fn ( IReadableDatabase $db ) => $db->newSelectQueryBuilder()
			->select( [ 'epa_uid', 'epa_date', 'epa_channel', 'epa_time' ] )
			->from( 'ec_promotion_action' )
			->where( [
				'epa_wiki' => $this->wiki, 'epa_state' => 'done', ...self::between( $db, 'epa_date', $first, $last )
			] );
		$done = [];
		foreach ( $this->rows( $query, 'epa_uid', $uids ) as $row ) {
			$done[$row->epa_uid][$row->epa_date][] = [ (string)$row->epa_channel, (int)$row->epa_time ];
		}
		return $done;
	}

	/** @inheritDoc */
	public function firstUse( string $channel ): ?int {
		$time = $this->db()->newSelectQueryBuilder()
			->select( 'MIN(epa_time)' )
			->from( 'ec_promotion_action' )
			->where( [ 'epa_wiki' => $this->wiki, 'epa_channel' => $channel, 'epa_state' => 'done' ] )
			->caller( __METHOD__ )->fetchField();
		return is_numeric( $time ) ? (int)$time : null;
	}

	/**
	 * @param callable(IReadableDatabase):SelectQueryBuilder $query
	 * @param string $field That has the UID
	 * @param string[] $uids
	 * @return iterable<stdClass>
	 */
	private function rows( callable $query, string $field, array $uids ): iterable {
		$db = $this->db();
		foreach ( array_chunk( $uids, self::BATCH ) as $batch ) {
			yield from $query( $db )->andWhere( [ $field => $batch ] )->caller( __METHOD__ )->fetchResultSet();
		}
	}

	/** @return mixed[] Conditions */
	private static function between( IReadableDatabase $db, string $field, string $first, string $last ): array {
		return [ $db->expr( $field, '>=', $first ), $db->expr( $field, '<=', $last . self::AFTER_ORDINALS ) ];
	}

	private function db(): IReadableDatabase {
		return $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
	}
}
