<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Interest\CarriedDate;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestNotices;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/**
 * Rows of ec_interest, ec_delivery and ec_promotion_action.
 */
final class SqlSeriesRows implements SeriesRows {
	private const AT_A_TIME = 500;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly FarmStore $farm
	) {
	}

	/** @inheritDoc */
	public function carry( string $from, string $to, string $day, int $kept ): void {
		$dateOf = static fn ( string $date ) => CarriedDate::of( $date, $day, $kept );
		$this->carrySeries( $from, $to );
		$this->carryOccurrences( $from, $to, $day, $dateOf );
		// The indexes of the ledgers begin with the wiki.
		foreach ( $this->farm->list() as $wiki ) {
			$this->carryDeliveries( $wiki, $from, $to, $day, $dateOf );
			$this->carryPromotion( $wiki, $from, $to, $day, $dateOf );
		}
	}

	private function carrySeries( string $from, string $to ): void {
		$this->copy( 'ec_interest', [ 'eci_wiki', 'eci_user' ],
			fn ( IDatabase $db ) => $this->interests( $db, Interest::SERIES, $from ),
			static fn ( stdClass $row ) => [ 'eci_target' => $to ] + (array)$row
		);
	}

	/** @param callable(string):?string $dateOf */
	private function carryOccurrences( string $from, string $to, string $day, callable $dateOf ): void {
		$this->copy( 'ec_interest', [ 'eci_date', 'eci_wiki', 'eci_user' ],
			fn ( IDatabase $db ) => $this->interests( $db, Interest::OCCURRENCE, $from )->andWhere( $db->expr( 'eci_date', '>=', $day ) ),
			static function ( stdClass $row ) use ( $to, $dateOf ): ?array {
				$date = $dateOf( $row->eci_date );
				return $date === null ? null : [ 'eci_target' => $to, 'eci_date' => $date ] + (array)$row;
			}
		);
	}

	private function interests( IDatabase $db, string $kind, string $target ): SelectQueryBuilder {
		return $db->newSelectQueryBuilder()
			->select( [ 'eci_wiki', 'eci_user', 'eci_kind', 'eci_target', 'eci_date', 'eci_time' ] )
			->from( 'ec_interest' )
			->where( [ 'eci_kind' => $kind, 'eci_target' => $target ] );
	}

	/** @param callable(string):?string $dateOf */
	private function carryDeliveries( string $wiki, string $from, string $to, string $day, callable $dateOf ): void {
		$this->copy( 'ec_delivery', [ 'ecd_kind', 'ecd_date', 'ecd_recipient' ],
			static fn ( IDatabase $db ) => $db->newSelectQueryBuilder()
				->select( [
					'ecd_wiki', 'ecd_kind', 'ecd_uid', 'ecd_date', 'ecd_recipient', 'ecd_state', 'ecd_time', 'ecd_attempts', 'ecd_reason'
				] )
				->from( 'ec_delivery' )
				->where( [
					'ecd_wiki' => $wiki, 'ecd_uid' => $from, $db->expr( 'ecd_date', '>=', $day ),
					// That is about a change of the first page.
					$db->expr( 'ecd_kind', '!=', InterestNotices::CHANGE )
				] ),
			static function ( stdClass $row ) use ( $to, $dateOf ): ?array {
				$date = $dateOf( $row->ecd_date );
				return $date === null ? null : [
					'ecd_uid' => $to, 'ecd_date' => $date,
					'ecd_state' => $row->ecd_state === SqlDeliveryLedger::CLAIMED ? SqlDeliveryLedger::SENT : $row->ecd_state
				] + (array)$row;
			}
		);
	}

	/** @param callable(string):?string $dateOf */
	private function carryPromotion( string $wiki, string $from, string $to, string $day, callable $dateOf ): void {
		$this->copy( 'ec_promotion_action', [ 'epa_id' ],
			static fn ( IDatabase $db ) => $db->newSelectQueryBuilder()
				->select( [
					'epa_id', 'epa_wiki', 'epa_uid', 'epa_date', 'epa_channel', 'epa_target', 'epa_state', 'epa_time', 'epa_actor',
					'epa_attempts', 'epa_planned', 'epa_text', 'epa_url', 'epa_reason'
				] )
				->from( 'ec_promotion_action' )
				->where( [ 'epa_wiki' => $wiki, 'epa_uid' => $from, $db->expr( 'epa_date', '>=', $day ) ] ),
			static function ( stdClass $row ) use ( $to, $dateOf ): ?array {
				$date = $dateOf( $row->epa_date );
				$isTaken = in_array( $row->epa_state, [ PromotionRow::DONE, PromotionRow::CLAIMED ], true );
				return $date === null ? null : array_diff_key( [
					'epa_uid' => $to, 'epa_date' => $date,
					'epa_state' => $isTaken ? PromotionRow::SKIPPED : $row->epa_state,
					'epa_reason' => $isTaken ? self::REASON : $row->epa_reason
				] + (array)$row, [ 'epa_id' => true ] );
			}
		);
	}

	/**
	 * @param string $table
	 * @param string[] $key By which the rows in question differ
	 * @param callable(IDatabase):SelectQueryBuilder $select
	 * @param callable(stdClass):(array<string,string|int|null>|null) $change Row → copy; null: none
	 */
	private function copy( string $table, array $key, callable $select, callable $change ): void {
		$db = $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
		$last = null;
		do {
			$query = $select( $db )->orderBy( $key )->limit( self::AT_A_TIME );
			if ( $last ) {
				// In the order of the key, not of the fields.
				$after = array_map( static fn ( string $field ) => $last->$field, $key );
				$query->andWhere( $db->buildComparison( '>', array_combine( $key, $after ) ) );
			}
			$rows = iterator_to_array( $query->caller( __METHOD__ )->fetchResultSet(), false );
			$last = end( $rows );
			$copies = array_values( array_filter( array_map( $change, $rows ) ) );
			if ( $copies ) {
				$db->newInsertQueryBuilder()->insertInto( $table )->ignore()->rows( $copies )->caller( __METHOD__ )->execute();
			}
		} while ( count( $rows ) === self::AT_A_TIME );
	}
}
