<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Config;

use MediaWiki\Extension\EventCalendar\Config\Icons;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Config\Icons
 */
class IconsTest extends MediaWikiUnitTestCase {
	private const ROOT = __DIR__ . '/../../../..';

	private static function json( string $file ): array {
		return json_decode( file_get_contents( self::ROOT . "/$file" ), true, 512, JSON_THROW_ON_ERROR );
	}

	public function testTheSettingsTakeTheNamesThatThereAre(): void {
		$schema = self::json( 'schema/settings.schema.json' );
		$this->assertSame( Icons::NAMES, $schema['definitions']['type']['properties']['icon']['enum'] );
		$this->assertContains( Icons::DEFAULT, Icons::NAMES );
	}

	public function testTheStylesDrawEachOfThem(): void {
		preg_match_all( '/^\.icon\( (\w+), @(?:cdx-)?icon-[\w-]+ \);$/m',
			file_get_contents( self::ROOT . '/resources/styles/icons.less' ), $m );
		$this->assertSame( Icons::NAMES, $m[1] );
	}

	public function testNoTwoShippedTypesHaveTheSameIcon(): void {
		$types = self::json( 'includes/Config/defaults.json' )['types'];
		$icons = array_column( $types, 'icon' );
		$this->assertCount( count( $types ), $icons );
		$this->assertSame( $icons, array_unique( $icons ) );
		$this->assertSame( [], array_diff( $icons, Icons::NAMES ) );
	}
}
