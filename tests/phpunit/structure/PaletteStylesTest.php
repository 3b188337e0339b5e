<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use PHPUnit\Framework\TestCase;

/**
 * palette.less, which ResourceLoader compiles, has the colours of palette.json, which PHP reads.
 *
 * @coversNothing
 */
final class PaletteStylesTest extends TestCase {
	public function testTheStylesHaveTheColoursOfThePalette(): void {
		$resources = dirname( __DIR__, 3 ) . '/resources';
		$palette = json_decode( file_get_contents( "$resources/palette.json" ), true );
		$less = file_get_contents( "$resources/styles/palette.less" );
		foreach ( [ 'day', 'night' ] as $time ) {
			preg_match( "/\.ext-eventcalendar-palette-$time\(\) \{\n(.*?)\n\}/s", $less, $m );
			preg_match_all( '/--ext-eventcalendar-(\w+)-(\w+): (#\w+);/', $m[1], $declarations, PREG_SET_ORDER );
			$found = [];
			foreach ( $declarations as [ , $name, $part, $color ] ) {
				$found[$name][$part] = $color;
			}
			$this->assertSame( array_map( static fn ( array $pair ) => $pair[$time], $palette ), $found );
		}
	}

	public function testEveryPairHasAModifier(): void {
		$resources = dirname( __DIR__, 3 ) . '/resources';
		$palette = json_decode( file_get_contents( "$resources/palette.json" ), true );
		preg_match_all( '/&--(\w+) \{\s+\.ext-eventcalendar-pair\( \1 \);/',
			file_get_contents( "$resources/styles/palette.less" ), $m );
		$this->assertSame( array_keys( $palette ), $m[1] );
	}
}
