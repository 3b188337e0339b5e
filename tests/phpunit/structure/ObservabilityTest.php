<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use MediaWiki\Extension\EventCalendar\Health\Finding;
use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use PHPUnit\Framework\TestCase;
use ReflectionClass;

/**
 * What is logged and counted is what docs/admin.md says.
 *
 * @coversNothing
 */
final class ObservabilityTest extends TestCase {
	private const LOGGING = '/->logger->(debug|info|notice|warning|error|critical)\(((?:[^()]|(\((?:[^()]|(?3))*\)))*)\)/';

	/** What would be about persons: none of it is a field of a log entry */
	private const PERSONAL = '/\'(?:user|name|recipient|address|mail|email|ip|subscription|actor)\' =>/';

	private static function docs(): string {
		return file_get_contents( SourceFiles::ROOT . '/docs/admin.md' );
	}

	/** @return iterable<array{string,string,string}> Path, level, arguments */
	private static function logging(): iterable {
		foreach ( SourceFiles::in( 'includes' ) as $path => $code ) {
			preg_match_all( self::LOGGING, $code, $calls, PREG_SET_ORDER );
			foreach ( $calls as $call ) {
				yield [ $path, $call[1], $call[2] ];
			}
		}
	}

	/** @return array<string,string> Levels by event, as the docs have them */
	private static function documentedEvents(): array {
		preg_match_all( '/^\| `([a-z-]+)` \| (debug|info|warning|error) \|/m', self::docs(), $rows );
		return array_combine( $rows[1], $rows[2] );
	}

	public function testWhateverIsLoggedHasANameThatTheDocsKnowWithItsLevel(): void {
		$documented = self::documentedEvents();
		$found = [];
		foreach ( self::logging() as [ $path, $level, $arguments ] ) {
			$this->assertSame( 1, preg_match( "/'event' => '([a-z-]+)'/", $arguments, $match ), "$path: $arguments" );
			$this->assertSame( $level, $documented[$match[1]] ?? null, "$match[1] in $path" );
			$found[$match[1]] = true;
		}
		$this->assertGreaterThan( 20, count( $found ) );
		$this->assertSame( [], array_keys( array_diff_key( $documented, $found ) ), 'Documented, and never logged' );
	}

	public function testNoLogEntryHasAFieldAboutPersons(): void {
		foreach ( self::logging() as [ $path, , $arguments ] ) {
			$this->assertDoesNotMatchRegularExpression( self::PERSONAL, $arguments, $path );
		}
	}

	public function testTheChannelIsAskedForInOnePlace(): void {
		$places = array_keys( array_filter(
			SourceFiles::in( 'includes' ), static fn ( string $code ) => str_contains( $code, 'LoggerFactory::' )
		) );
		$this->assertSame( [ 'ObservabilityServiceWiring.php' ], $places );
	}

	public function testEachNumberIsInTheDocs(): void {
		preg_match_all( '/^\| `([a-z_]+_(?:total|seconds))` \|/m', self::docs(), $rows );
		$names = array_values( array_filter(
			( new ReflectionClass( Metrics::class ) )->getConstants(), static fn ( $value ) => is_string( $value )
		) );
		sort( $names );
		sort( $rows[1] );
		$this->assertSame( $names, $rows[1] );
	}

	public function testEachRunbookIsAHeadingOfTheDocs(): void {
		preg_match_all( '/^#+ (.+)$/m', self::docs(), $headings );
		$anchors = array_map( static fn ( string $heading ) => strtr( strtolower( $heading ), ' ', '-' ), $headings[1] );
		$messages = SourceFiles::json( 'i18n/en.json' );
		foreach ( ( new ReflectionClass( Finding::class ) )->getConstants() as $runbook ) {
			$this->assertContains( $runbook, $anchors );
			$heading = $headings[1][array_search( $runbook, $anchors, true )];
			$this->assertStringContainsString( "“{$heading}”", $messages["eventcalendar-health-runbook-$runbook"] );
		}
	}
}
