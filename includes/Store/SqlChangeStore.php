<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Interest\Change;
use MediaWiki\Extension\EventCalendar\Interest\OccurrenceState;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;

/**
 * The rows of ec_change.
 */
final class SqlChangeStore implements ChangeStore {
	private const ORDER = [ 'ech_closes', 'ech_id' ];

	public function __construct( private readonly IConnectionProvider $connections ) {
	}

	/** @inheritDoc */
	public function open( string $wiki, int $page, int $now ): ?Change {
		$db = $this->db();
		$row = $db->newSelectQueryBuilder()
			->select( '*' )
			->from( 'ec_change' )
			->where( [ 'ech_wiki' => $wiki, 'ech_page' => $page, $db->expr( 'ech_closes', '>', $now ) ] )
			->orderBy( 'ech_id', 'DESC' )
			->caller( __METHOD__ )->fetchRow();
		return $row ? self::change( $row ) : null;
	}

	/** @inheritDoc */
	public function save( Change $change ): void {
		$row = [
			'ech_wiki' => $change->wiki,
			'ech_page' => $change->page,
			'ech_first' => $change->first,
			'ech_closes' => $change->closes,
			'ech_data' => self::encode( $change ),
		];
		if ( $change->id === 0 ) {
			$this->db()->newInsertQueryBuilder()->insertInto( 'ec_change' )->row( $row )->caller( __METHOD__ )->execute();
			return;
		}
		$this->db()->newUpdateQueryBuilder()
			->update( 'ec_change' )
			->set( $row )
			->where( [ 'ech_id' => $change->id ] )
			->caller( __METHOD__ )->execute();
	}

	/** @inheritDoc */
	public function find( int $after, int $upTo, int $limit, ?Change $last = null ): array {
		$db = $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
		$query = $db->newSelectQueryBuilder()
			->select( '*' )
			->from( 'ec_change' )
			->where( [ $db->expr( 'ech_closes', '>', $after ), $db->expr( 'ech_closes', '<=', $upTo ) ] )
			->orderBy( self::ORDER )
			->limit( $limit );
		if ( $last ) {
			$query->andWhere( $db->buildComparison( '>', array_combine( self::ORDER, [ $last->closes, $last->id ] ) ) );
		}
		return array_map( self::change( ... ), iterator_to_array( $query->caller( __METHOD__ )->fetchResultSet(), false ) );
	}

	/** @inheritDoc */
	public function prune( int $before ): void {
		$db = $this->db();
		$db->newDeleteQueryBuilder()
			->deleteFrom( 'ec_change' )
			->where( $db->expr( 'ech_closes', '<', $before ) )
			->caller( __METHOD__ )->execute();
	}

	private static function encode( Change $change ): string {
		return json_encode( [
			'uid' => $change->uid,
			'type' => $change->type,
			'topics' => $change->topics,
			'series' => $change->isSeries,
			'continuation' => $change->continuation,
			'dates' => (object)array_map(
				static fn ( OccurrenceState $state ) => [
					$state->start, $state->status, $state->recurrenceId, $state->actor, $state->changed
				],
				$change->dates
			),
		], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR );
	}

	private static function change( stdClass $row ): Change {
		$data = json_decode( $row->ech_data, true, 512, JSON_THROW_ON_ERROR );
		return new Change(
			(int)$row->ech_id, $row->ech_wiki, (int)$row->ech_page, (int)$row->ech_first, (int)$row->ech_closes,
			$data['uid'], $data['type'], $data['topics'], $data['series'],
			array_map( static fn ( array $state ) => new OccurrenceState( ...$state ), $data['dates'] ),
			$data['continuation'] ?? null
		);
	}

	private function db(): IDatabase {
		return $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
	}
}
