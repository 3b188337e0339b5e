<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use stdClass;
use Wikimedia\Rdbms\IDatabase;

/**
 * Makes rows of the index those of some pages, by difference. It reads and writes those of all pages at once: most of what a
 * page costs by itself is asking.
 */
final class SqlIndexRows {
	/** Rows in one statement; of events, each of which may be as large as a page, fewer */
	private const AT_A_TIME = 500;
	private const EVENTS_AT_A_TIME = 50;

	/** What belongs to an event: table => field of its id, and what is unique together with that */
	public const TABLES = [
		'ec_occurrence' => [ 'eco_event', 'eco_recurrence_id' ],
		'ec_event_tag' => [ 'ect_event', 'ect_kind', 'ect_value' ],
	];

	public function __construct( private readonly EventRowBuilder $rows ) {
	}

	/**
	 * @param IDatabase $db
	 * @param IndexEntry[] $entries Of one wiki, each of another page
	 * @return array<int,bool> Page id => whether it has rows, of those that the index does not say all of
	 */
	public function outdated( IDatabase $db, array $entries ): array {
		$wanted = $this->eventRows( $entries );
		$old = $this->oldEvents( $db, $wanted );
		$outdated = $this->changes( $wanted, $old );
		$ids = array_map( static fn ( stdClass $row ) => (int)$row->ece_id, array_diff_key( $old, $outdated ) );
		foreach ( array_keys( self::TABLES ) as $table ) {
			[ $put, $gone ] = $this->difference( $db, $table, $this->rowsBelow( $table, $entries, $ids ), $ids );
			$outdated += array_intersect_key( $wanted, $this->pagesOf( $table, [ ...$put, ...$gone ], $ids ) );
		}
		$hasRows = [];
		foreach ( array_keys( $outdated ) as $pageId ) {
			$hasRows[$pageId] = isset( $old[$pageId] );
		}
		return $hasRows;
	}

	/**
	 * @param IDatabase $db In a transaction
	 * @param IndexEntry[] $entries Of one wiki, each of another page
	 * @return int[] Ids of the pages of which anything changed
	 */
	public function put( IDatabase $db, array $entries ): array {
		$wanted = $this->eventRows( $entries );
		$old = $this->oldEvents( $db, $wanted );
		$changed = $this->changes( $wanted, $old );
		$oldIds = array_map( static fn ( stdClass $row ) => (int)$row->ece_id, $old );
		$ids = $oldIds + $this->insertEvents( $db, array_diff_key( $wanted, $old ) );
		$this->updateEvents( $db, array_intersect_key( $changed, $old ), $oldIds );
		foreach ( array_keys( self::TABLES ) as $table ) {
			[ $put, $gone ] = $this->difference( $db, $table, $this->rowsBelow( $table, $entries, $ids ), $oldIds );
			$this->delete( $db, $table, $gone );
			$this->replace( $db, $table, $put );
			$changed += $this->pagesOf( $table, [ ...$put, ...$gone ], $ids );
		}
		return array_keys( $changed );
	}

	/**
	 * @param IndexEntry[] $entries
	 * @return array<int,array<string,string|null>> By page id
	 */
	private function eventRows( array $entries ): array {
		$rows = [];
		foreach ( $entries as $entry ) {
			$rows[$entry->page->id] = $this->rows->event( $entry->page, $entry->event, $entry->horizon );
		}
		return $rows;
	}

	/**
	 * @param IDatabase $db
	 * @param array<int,array<string,string|null>> $wanted By page id
	 * @return array<int,stdClass> By page id
	 */
	private function oldEvents( IDatabase $db, array $wanted ): array {
		$first = reset( $wanted );
		$old = [];
		foreach ( $first ? $db->newSelectQueryBuilder()
			->select( [ 'ece_id', ...array_keys( $first ) ] )
			->from( 'ec_event' )
			->where( [ 'ece_wiki' => $first['ece_wiki'], 'ece_page' => array_keys( $wanted ) ] )
			->caller( __METHOD__ )->fetchResultSet() : [] as $row ) {
			$old[(int)$row->ece_page] = $row;
		}
		return $old;
	}

	/**
	 * @param array<int,array<string,string|null>> $wanted By page id
	 * @param array<int,stdClass> $old By page id
	 * @return array<int,array<string,string|null>> By page id, of those that change: the fields that do
	 */
	private function changes( array $wanted, array $old ): array {
		$changes = [];
		foreach ( $wanted as $pageId => $row ) {
			$fields = isset( $old[$pageId] ) ? self::otherwise( $row, $old[$pageId] ) : $row;
			if ( $fields ) {
				$changes[$pageId] = $fields;
			}
		}
		return $changes;
	}

	/**
	 * @param IDatabase $db
	 * @param array<int,array<string,string|null>> $rows By page id
	 * @return array<int,int> Page id => ece_id
	 */
	private function insertEvents( IDatabase $db, array $rows ): array {
		foreach ( array_chunk( $rows, self::EVENTS_AT_A_TIME ) as $some ) {
			$db->newInsertQueryBuilder()->insertInto( 'ec_event' )->rows( $some )->caller( __METHOD__ )->execute();
		}
		return count( $rows ) === 1
			? [ array_key_first( $rows ) => $db->insertId() ]
			: array_map( static fn ( stdClass $row ) => (int)$row->ece_id, $this->oldEvents( $db, $rows ) );
	}

	/**
	 * @param IDatabase $db
	 * @param array<int,array<string,string|null>> $changes By page id
	 * @param array<int,int> $ids Page id => ece_id
	 */
	private function updateEvents( IDatabase $db, array $changes, array $ids ): void {
		// Where the horizon moves on, it is the same change of all of them.
		$alike = [];
		foreach ( $changes as $pageId => $fields ) {
			$alike[serialize( $fields )][] = $pageId;
		}
		foreach ( $alike as $pageIds ) {
			$db->newUpdateQueryBuilder()
				->update( 'ec_event' )
				->set( $changes[$pageIds[0]] )
				->where( [ 'ece_id' => array_map( static fn ( int $pageId ) => $ids[$pageId], $pageIds ) ] )
				->caller( __METHOD__ )->execute();
		}
	}

	/**
	 * @param string $table
	 * @param IndexEntry[] $entries
	 * @param array<int,int> $ids Page id => ece_id, of those that matter
	 * @return array<string,array<string,string|null>> By key
	 */
	private function rowsBelow( string $table, array $entries, array $ids ): array {
		$keys = self::TABLES[$table];
		$rows = [];
		foreach ( $entries as $entry ) {
			$id = $ids[$entry->page->id] ?? null;
			if ( $id === null ) {
				continue;
			}
			$below = $table === 'ec_occurrence'
				? $this->rows->occurrences( $entry->page, $entry->event, $entry->occurrences )
				: $this->rows->tags( $entry->event );
			foreach ( $below as $row ) {
				$row = [ $keys[0] => (string)$id ] + $row;
				$rows[self::name( $row, $keys )] = $row;
			}
		}
		return $rows;
	}

	/**
	 * @param IDatabase $db
	 * @param string $table
	 * @param array<string,array<string,string|null>> $put By key
	 * @param array<int,int> $ids Of events that may have rows already
	 * @return array{array<string,array<string,string|null>>,array<int,array<string,string>>} Rows to write; keys to delete
	 */
	private function difference( IDatabase $db, string $table, array $put, array $ids ): array {
		$keys = self::TABLES[$table];
		$gone = [];
		foreach ( $ids ? $db->newSelectQueryBuilder()
			->select( $put ? array_keys( reset( $put ) ) : $keys )
			->from( $table )
			->where( [ $keys[0] => array_values( $ids ) ] )
			->caller( __METHOD__ )->fetchResultSet() : [] as $row ) {
			$name = self::name( (array)$row, $keys );
			if ( !isset( $put[$name] ) ) {
				$gone[] = array_intersect_key( (array)$row, array_flip( $keys ) );
			} elseif ( !self::otherwise( $put[$name], $row ) ) {
				unset( $put[$name] );
			}
		}
		return [ $put, $gone ];
	}

	/**
	 * @param IDatabase $db
	 * @param string $table
	 * @param array<int,array<string,string>> $keys
	 */
	private function delete( IDatabase $db, string $table, array $keys ): void {
		foreach ( array_chunk( $keys, self::AT_A_TIME ) as $some ) {
			$db->newDeleteQueryBuilder()
				->deleteFrom( $table )
				->where( $db->factorConds( $some ) )
				->caller( __METHOD__ )->execute();
		}
	}

	/**
	 * @param IDatabase $db
	 * @param string $table
	 * @param array<string,array<string,string|null>> $rows
	 */
	private function replace( IDatabase $db, string $table, array $rows ): void {
		foreach ( array_chunk( $rows, self::AT_A_TIME ) as $some ) {
			$db->newReplaceQueryBuilder()
				->replaceInto( $table )
				->uniqueIndexFields( self::TABLES[$table] )
				->rows( $some )
				->caller( __METHOD__ )->execute();
		}
	}

	/**
	 * @param string $table
	 * @param array<int,array<string,string|null>> $rows
	 * @param array<int,int> $ids Page id => ece_id
	 * @return array<int,true> By page id
	 */
	private function pagesOf( string $table, array $rows, array $ids ): array {
		$events = array_fill_keys( array_column( $rows, self::TABLES[$table][0] ), true );
		return array_fill_keys( array_keys( array_filter( $ids, static fn ( int $id ) => isset( $events[$id] ) ) ), true );
	}

	/**
	 * @param array<string,string|int|null> $row
	 * @param string[] $keys
	 */
	private static function name( array $row, array $keys ): string {
		$name = '';
		foreach ( $keys as $key ) {
			$name .= "$row[$key]\n";
		}
		return $name;
	}

	/**
	 * @param array<string,string|null> $new
	 * @param stdClass $old As a driver gives it: with numbers or with texts
	 * @return array<string,string|null> What is new in it
	 */
	private static function otherwise( array $new, stdClass $old ): array {
		$fields = [];
		foreach ( $new as $field => $value ) {
			$was = $old->$field;
			if ( $value !== ( $was === null ? null : (string)$was ) ) {
				$fields[$field] = $value;
			}
		}
		return $fields;
	}
}
