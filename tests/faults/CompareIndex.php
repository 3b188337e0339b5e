<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Faults;

use Maintenance;
use Wikimedia\Rdbms\IDatabase;

/**
 * What is in the index, against what a rebuild makes of the pages. Prints JSON: how many rows there are, and those that are in one of both
 * alone. Leaves the index as rebuilt.
 */
class CompareIndex extends Maintenance {
	private const TABLES = [ 'ec_event' => 'ece_id', 'ec_occurrence' => 'eco_event', 'ec_event_tag' => 'ect_event' ];

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Compares the index of events with a rebuild' );
		$this->addOption( 'anew', 'Empties the tables first' );
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		$before = $this->dump();
		if ( $this->hasOption( 'anew' ) ) {
			foreach ( array_keys( self::TABLES ) as $table ) {
				$this->getPrimaryDB()->newDeleteQueryBuilder()->deleteFrom( $table )->where( IDatabase::ALL_ROWS )
					->caller( __METHOD__ )->execute();
			}
		}
		$progress = $this->getServiceContainer()->getService( 'EventCalendar.IndexRebuilder' )
			->rebuild( 0, 200, static fn () => null );
		$after = $this->dump();
		$this->output( json_encode( [
			'rows' => count( $after ),
			'failed' => $progress->failed,
			'surplus' => array_values( array_diff( $before, $after ) ),
			'missing' => array_values( array_diff( $after, $before ) )
		] ) );
		return $progress->failed === 0;
	}

	/** @return string[] Each row, with the page in place of the number of the event */
	private function dump(): array {
		$db = $this->getPrimaryDB();
		$pages = [];
		foreach ( $db->newSelectQueryBuilder()->select( [ 'ece_id', 'ece_page' ] )->from( 'ec_event' )
			->caller( __METHOD__ )->fetchResultSet() as $row ) {
			$pages[$row->ece_id] = "page $row->ece_page";
		}
		$dump = [];
		foreach ( self::TABLES as $table => $key ) {
			foreach ( $db->newSelectQueryBuilder()->select( '*' )->from( $table )->caller( __METHOD__ )->fetchResultSet() as $row ) {
				$fields = array_map( static fn ( $value ) => $value === null ? null : (string)$value, (array)$row );
				$dump[] = "$table " . json_encode( [ $key => $pages[$row->$key] ?? 'no page' ] + $fields );
			}
		}
		return $dump;
	}
}

return CompareIndex::class;
