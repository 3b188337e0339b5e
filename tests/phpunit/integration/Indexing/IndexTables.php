<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Logger\LegacySpi;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\Logger\NullSpi;
use TestLogger;
use Wikimedia\Rdbms\IDatabase;

/**
 * The three tables, read as they are.
 */
trait IndexTables {
	/** Nothing happens before or after it. */
	private static int $beginning = -62135596800;
	private static int $end = 253402300799;

	/**
	 * All rows, in an order that does not depend on surrogate ids, which are replaced by wiki and page.
	 *
	 * @return array<string,array<string,string|null>[]>
	 */
	private function dumpIndex(): array {
		$db = $this->getDb();
		$events = [];
		foreach ( $db->newSelectQueryBuilder()->select( '*' )->from( 'ec_event' )->fetchResultSet() as $row ) {
			$events[$row->ece_id] = "$row->ece_wiki/$row->ece_page";
		}
		$dump = [];
		foreach ( [ 'ec_event' => 'ece_id', 'ec_occurrence' => 'eco_event', 'ec_event_tag' => 'ect_event' ] as $table => $key ) {
			$dump[$table] = [];
			foreach ( $db->newSelectQueryBuilder()->select( '*' )->from( $table )->fetchResultSet() as $row ) {
				$fields = array_map( static fn ( $value ) => $value === null ? null : (string)$value, (array)$row );
				$dump[$table][] = [ $key => $events[$row->$key] ?? "orphan of {$row->$key}" ] + $fields;
			}
			sort( $dump[$table] );
		}
		return $dump;
	}

	/** Of warnings and errors */
	private function captureLog(): TestLogger {
		// Core's unit tests, when they ran in the same process, leave a provider that no logger can be put into.
		if ( LoggerFactory::getProvider() instanceof NullSpi ) {
			LoggerFactory::registerProvider( new LegacySpi() );
		}
		$logger = new TestLogger( true, static fn ( string $message, string $level ) =>
			in_array( $level, [ 'debug', 'info' ], true ) ? null : $message );
		$this->setLogger( 'EventCalendar', $logger );
		return $logger;
	}

	private function countRows( string $table ): int {
		return $this->getDb()->newSelectQueryBuilder()->from( $table )->fetchRowCount();
	}

	/** @return string[] Titles of the event pages that have rows */
	private function indexedTitles(): array {
		$titles = $this->getDb()->newSelectQueryBuilder()
			->select( 'ece_title' )->from( 'ec_event' )->orderBy( 'ece_page' )->fetchFieldValues();
		return array_map( 'strval', $titles );
	}

	/** @return Occurrence[] */
	private function allOccurrences( ?OccurrenceFilter $filter = null ): array {
		return $this->getServiceContainer()->getService( 'EventCalendar.OccurrenceLookup' )
			->findInRange( self::$beginning, self::$end, $filter ?? new OccurrenceFilter(), 10000 );
	}

	/**
	 * @param Occurrence[] $occurrences
	 * @return string[] `Title 2026-12-03T18:00`, by wall start
	 */
	private static function names( array $occurrences ): array {
		return array_map(
			static fn ( Occurrence $o ) => $o->page->title . ' ' . $o->times->wallStart->toString(),
			$occurrences
		);
	}

	/** @return int Rows that the database wrote or removed meanwhile, as it counts them itself */
	private function countWrites( callable $do ): int {
		$before = $this->writesSoFar();
		$do();
		return $this->writesSoFar() - $before;
	}

	private function writesSoFar(): int {
		$db = $this->getDb();
		'@phan-var IDatabase $db';
		if ( $db->getType() === 'sqlite' ) {
			return (int)$db->query( 'SELECT total_changes() AS n', __METHOD__ )->fetchObject()->n;
		}
		$count = 0;
		$rows = $db->query( "SHOW SESSION STATUS WHERE Variable_name IN " .
			"('Handler_write', 'Handler_update', 'Handler_delete')", __METHOD__ );
		foreach ( $rows as $row ) {
			$count += (int)$row->Value;
		}
		return $count;
	}
}
