<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Impact;

use MediaWiki\Extension\EventCalendar\Impact\CsvText;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Impact\CsvText
 */
final class CsvTextTest extends MediaWikiUnitTestCase {
	public function testRowsAreAsRfc4180HasThem(): void {
		$this->assertSame(
			"\u{FEFF}name,number,none\r\n\"a, \"\"b\"\"\",3,\r\n\"two\nlines\",0.5,\r\n",
			CsvText::of( [ [ 'name', 'number', 'none' ], [ 'a, "b"', 3, null ], [ "two\nlines", 0.5, '' ] ] )
		);
	}

	/** @dataProvider provideFormulas */
	public function testASpreadsheetTakesNothingForAFormula( string $text ): void {
		$csv = CsvText::of( [ [ $text ] ] );
		$this->assertMatchesRegularExpression( "/^\u{FEFF}\"?'/u", $csv );
		// Behind a tab it would be one for programs that part cells by tabs.
		$shown = strtr( "'$text", [ "\t=" => "\t'=" ] );
		$this->assertSame( [ $shown ], str_getcsv( rtrim( substr( $csv, 3 ), "\r\n" ), ',', '"', '' ) );
	}

	public static function provideFormulas(): iterable {
		foreach ( [
			'=cmd|" /C calc"!A0', '+1+1', '-2+3', '@SUM(A1)', '  =1', "\t=1", "\u{FF1D}1+1", "\u{00A0}@x", '|x', "\u{200B}=1"
		] as $text ) {
			yield $text => [ $text ];
		}
	}

	/** @dataProvider provideFormulasWithin */
	public function testAFormulaThatBeginsACellByAnotherSeparatorIsNoneEither( string $text, string $safe ): void {
		$csv = CsvText::of( [ [ 'a', $text, 'b' ] ] );
		$this->assertSame( [ 'a', $safe, 'b' ], str_getcsv( rtrim( substr( $csv, 3 ), "\r\n" ), ',', '"', '' ) );
		// As Excel reads it where a comma is the decimal mark
		foreach ( preg_split( '/[;\t\r\n]/', substr( $csv, 3 ) ) as $cell ) {
			$this->assertDoesNotMatchRegularExpression( '/^["\s]*[=+@-]/u', $cell );
		}
	}

	public static function provideFormulasWithin(): iterable {
		yield 'semicolon' => [ "Talk;=cmd|' /C calc'!A0;x", "Talk;'=cmd|' /C calc'!A0;x" ];
		yield 'blanks and quotes' => [ 'Talk; "=1+1";@x', "Talk; \"'=1+1\";'@x" ];
		yield 'tab' => [ "Talk\t+1", "Talk\t'+1" ];
		yield 'line' => [ "Talk\n-1", "Talk\n'-1" ];
		yield 'nothing' => [ 'Talk; fun = 1;2', 'Talk; fun = 1;2' ];
	}

	public function testOrdinaryTextStaysAsItIs(): void {
		$this->assertSame( "\u{FEFF}C++ = fun,50 % off,حديث\r\n", CsvText::of( [ [ 'C++ = fun', '50 % off', 'حديث' ] ] ) );
	}
}
