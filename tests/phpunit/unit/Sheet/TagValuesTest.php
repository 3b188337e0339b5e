<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWikiUnitTestCase;

/**
 * The rules that VisualEditor's dialog knows as well: tests/jest/ve reads the same fixture.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\OptionsReader
 */
final class TagValuesTest extends MediaWikiUnitTestCase {
	private const RULES = [ 'date' => 'dates', 'limit' => 'limits' ];

	private static function values(): array {
		return json_decode( file_get_contents( dirname( __DIR__, 3 ) . '/fixtures/tag-values.json' ), true );
	}

	public static function provideValues(): iterable {
		foreach ( self::RULES as $name => $rule ) {
			foreach ( [ 'good', 'bad' ] as $kind ) {
				foreach ( self::values()[$rule][$kind] as $text ) {
					yield "$name $text" => [ $name, $text, $kind === 'good' ];
				}
			}
		}
	}

	/**
	 * @dataProvider provideValues
	 */
	public function testAValueIsGoodOrBad( string $name, string $text, bool $isGood ): void {
		$this->assertSame( $isGood, ( new OptionsReader() )->read( [ $name => $text ] )->isOK() );
	}

	public function testAListIsReadAsTheDialogReadsIt(): void {
		foreach ( self::values()['lists'] as [ $text, $items ] ) {
			$options = ( new OptionsReader() )->read( [ 'types' => $text ] )->getValue();
			$this->assertSame( $items, $options->filter->types );
		}
	}
}
