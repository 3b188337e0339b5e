<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use PHPUnit\Framework\TestCase;

/**
 * Each test that docs/security.md names as a proof is there.
 *
 * @coversNothing
 */
final class ThreatsTest extends TestCase {
	/** @return string[] What stands in backquotes in the last cells of the table of threats */
	private static function named(): array {
		$section = explode( "\n## Threats\n", file_get_contents( SourceFiles::ROOT . '/docs/security.md' ) )[1];
		preg_match_all( '/^\|.*\|([^|]+)\|$/m', $section, $rows );
		preg_match_all( '/`([^`]*(?:Test|\.test\.ts|\.spec\.ts)[^`]*)`/', implode( "\n", $rows[1] ), $names );
		return $names[1];
	}

	public function testEachThreatHasATest(): void {
		$section = explode( "\n## Threats\n", file_get_contents( SourceFiles::ROOT . '/docs/security.md' ) )[1];
		preg_match_all( '/^\|(?! threat \||-)(.*)\|$/m', $section, $rows );
		$this->assertGreaterThan( 20, count( $rows[1] ) );
		foreach ( $rows[1] as $row ) {
			$cells = explode( ' | ', $row );
			$this->assertCount( 4, $cells, $row );
			$this->assertMatchesRegularExpression( '/`[^`]*(?:Test|\.test\.ts|\.spec\.ts)[^`]*`/', $cells[3], $row );
		}
	}

	public function testEachTestThatIsNamedExists(): void {
		$files = [];
		foreach ( [ 'tests/phpunit', 'tests/jest', 'tests/e2e' ] as $folder ) {
			foreach ( SourceFiles::in( $folder, [ 'php', 'ts' ] ) as $path => $code ) {
				$files[basename( $path )][] = $code;
			}
		}
		$this->assertGreaterThan( 30, count( self::named() ) );
		foreach ( self::named() as $name ) {
			[ $file, $test ] = preg_split( '/::|: /', $name, 2 ) + [ 1 => '' ];
			$file = str_ends_with( $file, '.ts' ) ? $file : "$file.php";
			$this->assertArrayHasKey( $file, $files, $name );
			$needle = str_ends_with( $file, '.ts' ) ? $test : ( $test === '' ? 'function test' : "function $test(" );
			$this->assertStringContainsString( $needle, implode( "\n", $files[$file] ), $name );
		}
	}
}
