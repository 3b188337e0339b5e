<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import\Reading;

use MediaWikiUnitTestCase;

/**
 * Codes are found in the code itself, so that none is forgotten.
 *
 * @coversNothing
 */
class ImportProblemCodesTest extends MediaWikiUnitTestCase {
	private const ROOT = __DIR__ . '/../../../../..';

	/** @return string[] */
	private static function codes(): array {
		$codes = [];
		foreach ( glob( self::ROOT . '/includes/Import/Reading/*.php' ) as $file ) {
			preg_match_all(
				"/(?:UnusableSource\(|ImportProblem\(|findings->add\(|=>|\?|:) "
					. "'([a-z0-9]+(?:-[a-z0-9]+)+|limit|parse|private|exrule|unreadable)'/",
				file_get_contents( $file ), $matches
			);
			array_push( $codes, ...$matches[1] );
		}
		return array_unique( $codes );
	}

	public function testEveryCodeHasAMessage(): void {
		$messages = json_decode( file_get_contents( self::ROOT . '/i18n/en.json' ), true );
		$this->assertContains( 'timezone-unknown', self::codes() );
		$this->assertSame( [], array_values( array_filter(
			self::codes(), static fn ( string $code ) => !isset( $messages["eventcalendar-import-problem-$code"] )
		) ) );
	}

	public function testTheDocumentationNamesEveryCode(): void {
		$docs = file_get_contents( self::ROOT . '/docs/adr/0009-reading-icalendar.md' );
		$this->assertSame( [], array_values( array_filter(
			self::codes(), static fn ( string $code ) => !str_contains( $docs, "`$code`" )
		) ) );
	}
}
