<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Config\Network;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostComposer;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostLength;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostParts;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostComposer
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostParts
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\Shortening
 */
class PostComposerTest extends MediaWikiUnitTestCase {
	private const LINK = 'https://wiki.example/wiki/Special:EventLink/12?campaign=toots';

	private const PARTS = [
		'title' => 'Design tokens',
		'when' => 'Thursday, 3 December 2026, 19:00–20:00 (Europe/Berlin)',
		'utc' => '18:00–19:00 UTC',
		'summary' => 'How colours get their names, and who decides.',
		'tags' => [ 'Wikimedia', 'MachineLearning', 'Design' ],
	];

	public static function provideNetworks(): iterable {
		$file = dirname( __DIR__, 5 ) . '/tests/fixtures/posts/compose.json';
		foreach ( json_decode( file_get_contents( $file ), true, 8, JSON_THROW_ON_ERROR ) as $case ) {
			yield $case['name'] => [ $case['network'], ( $case['parts'] ?? [] ) + self::PARTS, $case['text'] ];
		}
	}

	/**
	 * @dataProvider provideNetworks
	 */
	public function testDropsWhatMattersLeastFirst( array $data, array $parts, string $expected ): void {
		$network = Network::fromArray( 'n', $data );
		$this->assertSame( $expected, PostComposer::compose( new PostParts( ...$parts, link: self::LINK ), $network ) );
	}

	public function testNoPostIsTooLongWhereDateAndLinkFit(): void {
		$parts = new PostParts( ...self::PARTS, link: self::LINK );
		foreach ( [ 'graphemes', 'utf16', 'weighted' ] as $count ) {
			for ( $max = 90; $max < 300; $max++ ) {
				$network = new Network( 'n', null, $max, $count, 23, null, '#{tag}' );
				$text = PostComposer::compose( $parts, $network );
				$this->assertLessThanOrEqual( $max, PostLength::of( $text, $network ), $text );
			}
		}
	}
}
