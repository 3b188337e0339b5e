<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use PHPUnit\Framework\TestCase;

/**
 * The directions of docs/architecture.md, read from the names that each file of includes/ uses.
 *
 * @coversNothing
 */
final class LayeringTest extends TestCase {
	private const OWN = 'MediaWiki\\Extension\\EventCalendar\\';

	/** Where something starts: a request, a hook, a job. None of them calls another. */
	private const ENTRY_POINTS = [ 'Api', 'Hooks', 'Job', 'Lua', 'Rest', 'Special', 'Tag' ];

	/** Inner folders that know nothing but these folders, and no MediaWiki. */
	private const PURE = [
		'Model' => [ 'Model' ],
		'Recurrence' => [ 'Model', 'Recurrence' ],
	];

	/** What reading files of events needs, so that it can be taken elsewhere: no MediaWiki but for the words of problems */
	private const READING = [ 'Content', 'Import\\Reading', 'Feed\\SabreGuard', 'Model', 'Recurrence' ];

	/**
	 * @return string[] Names that a file uses: imported ones, and fully qualified ones in the code
	 */
	private static function namesIn( string $code ): array {
		$names = [];
		foreach ( \PhpToken::tokenize( $code ) as $token ) {
			if ( $token->is( [ T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED ] ) ) {
				$names[] = ltrim( $token->text, '\\' );
			}
		}
		// Names in the global namespace appear with "use" alone: use StatusValue;
		preg_match_all( '/^use (\w+)(?: as \w+)?;/m', $code, $global );
		return array_merge( $names, $global[1] );
	}

	/**
	 * @return iterable<array{string,string,string}> Folder (empty for the files of includes/ itself), path, name
	 */
	private static function uses(): iterable {
		foreach ( SourceFiles::in( 'includes' ) as $path => $code ) {
			$folder = str_contains( $path, '/' ) ? strtok( $path, '/' ) : '';
			foreach ( self::namesIn( $code ) as $name ) {
				yield [ $folder, $path, $name ];
			}
		}
	}

	private static function ownFolder( string $name ): ?string {
		return str_starts_with( $name, self::OWN ) ? strtok( substr( $name, strlen( self::OWN ) ), '\\' ) : null;
	}

	/**
	 * @param callable(string,string,string):bool $isWrong
	 */
	private function assertNoUse( callable $isWrong ): void {
		$wrong = [];
		foreach ( self::uses() as [ $folder, $path, $name ] ) {
			if ( $isWrong( $folder, $path, $name ) ) {
				$wrong[] = "includes/$path uses $name";
			}
		}
		$this->assertSame( [], array_unique( $wrong ) );
	}

	public function testThereIsCodeToRead(): void {
		$this->assertArrayHasKey( 'ServiceWiring.php', SourceFiles::in( 'includes' ) );
	}

	public function testInnerFoldersKnowNoMediaWikiAndNothingFurtherOut(): void {
		$this->assertNoUse( static function ( string $folder, string $path, string $name ): bool {
			$allowed = self::PURE[$folder] ?? null;
			if ( $allowed === null || $name === rtrim( self::OWN, '\\' ) . "\\$folder" ) {
				return false;
			}
			return self::ownFolder( $name ) !== null
				? !in_array( self::ownFolder( $name ), $allowed, true )
				: !self::isOfPhp( $name );
		} );
	}

	public function testReadingFilesOfEventsKnowsNoMediaWiki(): void {
		$this->assertNoUse( static function ( string $folder, string $path, string $name ): bool {
			if ( !str_starts_with( $path, 'Import/Reading/' ) || str_starts_with( $name, 'Sabre\\VObject\\' ) ) {
				return false;
			}
			if ( !str_starts_with( $name, self::OWN ) ) {
				return !self::isOfPhp( $name )
					&& "$path $name" !== 'Import/Reading/ImportProblemFormatter.php MediaWiki\\Message\\Message';
			}
			$own = substr( $name, strlen( self::OWN ) );
			return array_filter( self::READING, static fn ( string $known ) => str_starts_with( "$own\\", "$known\\" ) ) === [];
		} );
	}

	/** A class or function of PHP itself, loaded or not; everything else comes from MediaWiki or a package. */
	private static function isOfPhp( string $name ): bool {
		if ( function_exists( $name ) ) {
			return ( new \ReflectionFunction( $name ) )->isInternal();
		}
		return ( class_exists( $name ) || interface_exists( $name ) ) && ( new \ReflectionClass( $name ) )->isInternal();
	}

	public function testOnlyStoresAndTheSchemaHookKnowTheDatabase(): void {
		$this->assertNoUse( static fn ( string $folder, string $path, string $name ) =>
			str_starts_with( $name, 'Wikimedia\\Rdbms\\' )
			// Only the names of flags, which core's page and revision services take
			&& $name !== 'Wikimedia\\Rdbms\\IDBAccessObject'
			&& !str_starts_with( $path, 'Store/Sql' )
			&& !preg_match( '~^Hooks/.*Schema.*\.php$~', $path )
		);
	}

	public function testEntryPointsDoNotKnowEachOther(): void {
		$this->assertNoUse( static fn ( string $folder, string $path, string $name ) =>
			in_array( $folder, self::ENTRY_POINTS, true )
			&& in_array( self::ownFolder( $name ), self::ENTRY_POINTS, true )
			&& self::ownFolder( $name ) !== $folder
		);
	}

	public function testNothingInsideKnowsAnEntryPoint(): void {
		$this->assertNoUse( static fn ( string $folder, string $path, string $name ) =>
			$folder !== ''
			&& !in_array( $folder, self::ENTRY_POINTS, true )
			&& in_array( self::ownFolder( $name ), self::ENTRY_POINTS, true )
		);
	}

	public function testServicesAreFetchedByTheServicesClassAlone(): void {
		$wrong = [];
		foreach ( SourceFiles::in( 'includes' ) as $path => $code ) {
			if ( str_contains( $code, 'MediaWikiServices::getInstance' ) && $path !== 'EventCalendarServices.php' ) {
				$wrong[] = $path;
			}
		}
		$this->assertSame( [], $wrong );
	}

	public function testFilesAreShort(): void {
		$long = [];
		foreach ( SourceFiles::in( 'includes' ) as $path => $code ) {
			if ( substr_count( $code, "\n" ) > 300 ) {
				$long[] = $path;
			}
		}
		$this->assertSame( [], $long );
	}
}
