<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Config\Network;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostLength;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostLength
 */
class PostLengthTest extends MediaWikiUnitTestCase {
	public static function provideTexts(): iterable {
		$file = dirname( __DIR__, 5 ) . '/tests/fixtures/posts/length.json';
		foreach ( json_decode( file_get_contents( $file ), true, 8, JSON_THROW_ON_ERROR ) as $case ) {
			yield $case['name'] => [ $case['text'], $case['count'], $case['linkLength'], $case['length'] ];
		}
	}

	/**
	 * @dataProvider provideTexts
	 */
	public function testCountsAsTheNetworkDoes( string $text, string $count, ?int $linkLength, int $expected ): void {
		$network = new Network( 'n', null, 500, $count, $linkLength );
		$this->assertSame( $expected, PostLength::of( $text, $network ) );
	}
}
