<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Config;

use MediaWiki\Extension\EventCalendar\Config\Palette;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Config\Palette
 */
class PaletteTest extends MediaWikiUnitTestCase {
	private const ROOT = __DIR__ . '/../../../..';

	/** WCAG 2.2 success criterion 1.4.3 */
	private const READABLE = 4.5;

	private static function json( string $file ): array {
		return json_decode( file_get_contents( self::ROOT . "/$file" ), true, 512, JSON_THROW_ON_ERROR );
	}

	public static function providePairs(): iterable {
		foreach ( self::json( 'resources/palette.json' ) as $name => $modes ) {
			foreach ( $modes as $mode => $pair ) {
				yield "$name by $mode" => [ $pair['background'], $pair['text'] ];
			}
		}
	}

	/**
	 * @dataProvider providePairs
	 */
	public function testTextCanBeReadOnItsBackground( string $background, string $text ): void {
		$this->assertGreaterThanOrEqual( self::READABLE, self::contrast( $background, $text ) );
	}

	public function testContrastIsComputedAsWcagDoes(): void {
		$this->assertEqualsWithDelta( 21, self::contrast( '#000000', '#ffffff' ), 0.001 );
		$this->assertEqualsWithDelta( 4.48, self::contrast( '#777777', '#ffffff' ), 0.01 );
	}

	public function testEveryNameHasItsPairsForDayAndNight(): void {
		$palette = self::json( 'resources/palette.json' );
		$this->assertSame( Palette::NAMES, array_keys( $palette ) );
		foreach ( $palette as $name => $modes ) {
			$this->assertSame( [ 'day', 'night' ], array_keys( $modes ), $name );
		}
	}

	public function testTheSettingsTakeTheNamesOfThePalette(): void {
		$schema = self::json( 'schema/settings.schema.json' );
		$this->assertSame( Palette::NAMES, $schema['definitions']['type']['properties']['color']['enum'] );
	}

	public function testNoTwoTypesLookAlike(): void {
		foreach ( [ 'day', 'night' ] as $mode ) {
			$backgrounds = array_column( array_column( self::json( 'resources/palette.json' ), $mode ), 'background' );
			$this->assertSame( $backgrounds, array_unique( $backgrounds ) );
		}
	}

	/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
	private static function contrast( string $one, string $other ): float {
		$luminances = [ self::luminance( $one ), self::luminance( $other ) ];
		return ( max( $luminances ) + 0.05 ) / ( min( $luminances ) + 0.05 );
	}

	/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
	private static function luminance( string $color ): float {
		[ $red, $green, $blue ] = array_map( static function ( string $hex ): float {
			$value = hexdec( $hex ) / 255;
			return $value <= 0.04045 ? $value / 12.92 : ( ( $value + 0.055 ) / 1.055 ) ** 2.4;
		}, str_split( substr( $color, 1 ), 2 ) );
		return 0.2126 * $red + 0.7152 * $green + 0.0722 * $blue;
	}
}
