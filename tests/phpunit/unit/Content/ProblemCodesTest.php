<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content;

use MediaWikiUnitTestCase;

/**
 * Codes are found in the code itself, so that none is forgotten.
 *
 * @coversNothing
 */
class ProblemCodesTest extends MediaWikiUnitTestCase {
	private const ROOT = __DIR__ . '/../../../..';

	/**
	 * @return string[]
	 */
	private static function codes(): array {
		$codes = [];
		foreach ( [ 'Config', 'Content', 'Recurrence', 'Review' ] as $folder ) {
			foreach ( glob( self::ROOT . "/includes/$folder/*.php" ) as $file ) {
				// Names of events in logs are no codes.
				$code = preg_replace( "/'event' => '[a-z-]+'/", '', file_get_contents( $file ) );
				preg_match_all( "/(?:Problem\(|report\(|=> \[|=>|return|\?|:) '([a-z0-9]+(?:-[a-z0-9]+)+)'/", $code, $matches );
				array_push( $codes, ...$matches[1] );
				preg_match_all( "/(?:Problem\(|=> \[) '(required|empty|more)'/", $code, $matches );
				array_push( $codes, ...$matches[1] );
			}
		}
		foreach ( [ 'event', 'settings' ] as $name ) {
			$schema = json_decode( file_get_contents( self::ROOT . "/schema/$name.schema.json" ), true );
			foreach ( $schema['definitions'] as $definition => $says ) {
				if ( isset( $says['pattern'] ) ) {
					$codes[] = 'bad-' . strtolower( preg_replace( '/[A-Z]/', '-$0', $definition ) );
				}
			}
		}
		// Keys of messages and states of the scanner are no codes.
		$codes = preg_grep( '/^eventcalendar-/', $codes, PREG_GREP_INVERT );
		return array_diff( array_unique( $codes ), [ 'comma-or-end', 'key-or-end', 'value-or-end' ] );
	}

	private static function messages(): array {
		return json_decode( file_get_contents( self::ROOT . '/i18n/en.json' ), true );
	}

	public function testEveryCodeHasAMessage(): void {
		$missing = array_filter( self::codes(), static fn ( $code ) => !isset( self::messages()["eventcalendar-problem-$code"] ) );
		$this->assertSame( [], array_values( $missing ) );
	}

	public function testEveryMessageIsOfACode(): void {
		$codes = self::codes();
		$unused = [];
		foreach ( self::messages() as $key => $_ ) {
			if ( str_starts_with( $key, 'eventcalendar-problem-' )
				&& !in_array( substr( $key, strlen( 'eventcalendar-problem-' ) ), $codes, true )
			) {
				$unused[] = $key;
			}
		}
		$this->assertSame( [], $unused );
	}

	public function testTheDocumentationNamesEveryCodeAndField(): void {
		$docs = file_get_contents( self::ROOT . '/docs/event-format.md' );
		$missing = array_filter( self::codes(), static fn ( $code ) => !str_contains( $docs, "`$code`" ) );
		$this->assertSame( [], array_values( $missing ), 'codes' );
		$schema = json_decode( file_get_contents( self::ROOT . '/schema/event.schema.json' ), true );
		foreach ( [ $schema, ...array_values( $schema['definitions'] ) ] as $says ) {
			foreach ( $says['properties'] ?? [] as $field => $_ ) {
				$this->assertStringContainsString( "`$field`", $docs );
			}
		}
	}
}
