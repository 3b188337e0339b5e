<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use MediaWiki\Extension\EventCalendar\Tests\AccessTable;
use PHPUnit\Framework\TestCase;

/**
 * Whatever people can ask of the extension has a row in the table of who may, and docs/access.md shows it.
 *
 * @coversNothing
 */
final class AccessTableTest extends TestCase {
	private const MODULES = [
		'APIModules' => 'api', 'APIListModules' => 'api-list', 'APIMetaModules' => 'api-meta', 'APIPropModules' => 'api-prop',
		'SpecialPages' => 'special',
	];

	/** @return string[] As `covers` names them */
	private static function entryPoints(): array {
		$extension = SourceFiles::json( 'extension.json' );
		$names = [ 'tag:eventcalendar', 'tag:next', 'lua' ];
		foreach ( self::MODULES as $key => $kind ) {
			foreach ( array_keys( $extension[$key] ?? [] ) as $name ) {
				$names[] = "$kind:$name";
			}
		}
		foreach ( $extension['RestRoutes'] as $route ) {
			$names[] = 'rest:' . ( $route['method'] ?? 'GET' ) . " {$route['path']}";
		}
		foreach ( $extension['ResourceModules'] as $name => $module ) {
			$callbacks = array_filter(
				array_column( array_filter( $module['packageFiles'] ?? [], 'is_array' ), 'callback' )
			);
			if ( $callbacks ) {
				$names[] = "load:$name";
			}
		}
		return $names;
	}

	public function testEachEntryPointHasARow(): void {
		$covered = array_unique( array_column( AccessTable::rows(), 'covers' ) );
		$this->assertSame( [], array_values( array_diff( self::entryPoints(), $covered ) ), 'They have no row in access.json' );
		$known = [ ...self::entryPoints(), ...array_filter( $covered, static fn ( $name ) => str_starts_with( $name, 'core:' ) ) ];
		$this->assertSame( [], array_values( array_diff( $covered, $known ) ), 'Nothing is called so' );
	}

	public function testEachWriteHasATokenAndALimitOrSaysWhyNot(): void {
		foreach ( AccessTable::rows() as $name => $row ) {
			if ( isset( $row['writes'] ) || isset( $row['post'] ) ) {
				$this->assertArrayHasKey( 'token', $row, $name );
				$this->assertArrayHasKey( 'limit', $row, $name );
			}
		}
	}

	public function testRefusalsNameColumns(): void {
		foreach ( AccessTable::rows() as $name => $row ) {
			$named = explode( ' ', implode( ' ', $row['refuses'] ?: [ 'private' ] ) );
			$this->assertSame( [], array_diff( $named, array_keys( AccessTable::actors() ) ), $name );
			$this->assertSame( $named, array_unique( $named ), $name );
		}
	}

	public function testTheDocumentationShowsTheTable(): void {
		$text = file_get_contents( SourceFiles::ROOT . '/docs/access.md' );
		$this->assertSame( AccessTable::inDocument( $text ), $text, 'bin/access-table writes it.' );
	}
}
