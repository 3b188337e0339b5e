<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\RawSQLValue;

/**
 * The rows of ec_event_count.
 */
final class SqlEventCounter implements EventCounter {
	private const DAY = 86400;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function add( string $kind, string $uid, string $date, string $campaign, int $time, int $by = 1 ): void {
		$db = $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
		$db->newInsertQueryBuilder()
			->insertInto( 'ec_event_count' )
			->row( [
				'ecc_wiki' => $this->wiki, 'ecc_uid' => $uid, 'ecc_date' => $date, 'ecc_kind' => $kind, 'ecc_campaign' => $campaign,
				'ecc_day' => intdiv( $time, self::DAY ), 'ecc_number' => $by,
			] )
			->onDuplicateKeyUpdate()
			->uniqueIndexFields( [ 'ecc_wiki', 'ecc_uid', 'ecc_date', 'ecc_kind', 'ecc_campaign', 'ecc_day' ] )
			->set( [ 'ecc_number' => new RawSQLValue( $db->addIdentifierQuotes( 'ecc_number' ) . " + $by" ) ] )
			->caller( __METHOD__ )->execute();
	}
}
