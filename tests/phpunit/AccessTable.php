<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests;

use LogicException;

/**
 * Who may do what: tests/fixtures/access.json.
 */
final class AccessTable {
	/** Of a cell: it is done */
	public const ALLOWED = 'yes';

	private const BEGIN = "<!-- bin/access-table writes what follows -->\n\n";
	private const END = "\n<!-- until here -->";

	private const FILE = __DIR__ . '/../fixtures/access.json';

	/** @return array<string,string> What each column is about, by its name */
	public static function actors(): array {
		return self::read()['actors'];
	}

	/** @return array<string,array<string,mixed>> Actions by name */
	public static function rows(): array {
		return array_merge( ...array_map(
			static fn ( array $group ) => array_column( $group['actions'], null, 'name' ), self::read()['groups']
		) );
	}

	/** @return string Self::ALLOWED or the code of the refusal */
	public static function cell( array $row, string $actor ): string {
		$found = array_keys( array_filter(
			$row['refuses'], static fn ( string $actors ) => in_array( $actor, explode( ' ', $actors ), true )
		) );
		if ( count( $found ) > 1 ) {
			throw new LogicException( "{$row['name']} refuses $actor twice" );
		}
		return $found === [] ? self::ALLOWED : (string)$found[0];
	}

	/** @return string The tables of docs/access.md */
	private static function markdown(): string {
		$text = "| column | who acts |\n|---|---|\n";
		foreach ( self::actors() as $actor => $words ) {
			$text .= "| $actor | $words |\n";
		}
		foreach ( self::read()['groups'] as $group ) {
			$text .= "\n### {$group['group']}\n\n| action | " . implode( ' | ', array_keys( self::actors() ) ) . " | token | limit |\n|---"
				. str_repeat( '|---', count( self::actors() ) + 2 ) . "|\n";
			foreach ( $group['actions'] as $row ) {
				$cells = array_map( static fn ( string $actor ) => match ( $cell = self::cell( $row, $actor ) ) {
					self::ALLOWED => '✓',
					default => "`$cell`"
				}, array_keys( self::actors() ) );
				$text .= "| {$row['name']} | " . implode( ' | ', $cells ) . ' | ' . ( $row['token'] ?? '' ) . ' | '
					. ( $row['limit'] ?? '' ) . " |\n";
			}
		}
		return $text;
	}

	/**
	 * @param string $document
	 * @return string The same with the tables as they are now
	 */
	public static function inDocument( string $document ): string {
		[ $before, $rest ] = explode( self::BEGIN, $document, 2 );
		return $before . self::BEGIN . self::markdown() . self::END . explode( self::END, $rest, 2 )[1];
	}

	private static function read(): array {
		static $read = null;
		return $read ??= json_decode( file_get_contents( self::FILE ), true, 512, JSON_THROW_ON_ERROR );
	}
}
