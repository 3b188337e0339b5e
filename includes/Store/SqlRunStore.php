<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use RuntimeException;
use Wikimedia\Rdbms\DBConnRef;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\RawSQLValue;

/**
 * The rows of ec_run.
 */
final class SqlRunStore implements RunStore {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function begin( string $script, int $now ): void {
		// Of several that never come to an end the first one tells for how long that has been so.
		$this->put( $script, [ 'ecn_begun' => $now ], [], [
			'ecn_begun' => new RawSQLValue( "CASE WHEN ecn_ended >= ecn_begun THEN $now ELSE ecn_begun END" )
		] );
	}

	/** @inheritDoc */
	public function end( string $script, int $now, int $done, int $failed ): void {
		$ended = [ 'ecn_ended' => $now, 'ecn_done' => $done, 'ecn_failed' => $failed ];
		$this->put( $script, $ended, [ 'ecn_begun' => $now ], $ended );
	}

	/** @inheritDoc */
	public function all(): array {
		/** @var DBConnRef $db The interface leaves tableExists() out */
		$db = $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
		// A query that fails spoils the transaction of the page that only wants to show whether all is well.
		if ( !$db->tableExists( 'ec_run', __METHOD__ ) ) {
			throw new RuntimeException( 'There is no table ec_run: maintenance/run.php update makes it' );
		}
		$runs = [];
		foreach ( $db->newSelectQueryBuilder()
			->select( [ 'ecn_script', 'ecn_begun', 'ecn_ended', 'ecn_done', 'ecn_failed' ] )
			->from( 'ec_run' )
			->where( [ 'ecn_wiki' => $this->wiki ] )
			->caller( __METHOD__ )->fetchResultSet() as $row ) {
			$runs[$row->ecn_script] = new CronRun(
				(int)$row->ecn_begun, $row->ecn_ended === null ? null : (int)$row->ecn_ended,
				(int)$row->ecn_done, (int)$row->ecn_failed
			);
		}
		return $runs;
	}

	/**
	 * @param string $script
	 * @param array<string,int> $fields
	 * @param array<string,int> $first What a new row has as well
	 * @param array<string,int|RawSQLValue> $changes Of a row that is there
	 */
	private function put( string $script, array $fields, array $first, array $changes ): void {
		$this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN )->newInsertQueryBuilder()
			->insertInto( 'ec_run' )
			->row( [ 'ecn_wiki' => $this->wiki, 'ecn_script' => $script ] + $fields + $first )
			->onDuplicateKeyUpdate()
			->uniqueIndexFields( [ 'ecn_wiki', 'ecn_script' ] )
			->set( $changes )
			->caller( __METHOD__ )->execute();
	}
}
