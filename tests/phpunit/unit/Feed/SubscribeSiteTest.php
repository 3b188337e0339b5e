<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use MediaWiki\Extension\EventCalendar\Feed\SubscribeSite;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\SubscribeSite
 */
final class SubscribeSiteTest extends TestCase {
	public static function provideHosts(): iterable {
		foreach ( [ 'wiki.example.org', 'meta.wikimedia.org', '8.8.8.8', '[2606:4700::1111]', 'xn--bcher-kva.example' ] as $host ) {
			yield $host => [ $host, true ];
		}
		$inside = [
			'localhost', '127.0.0.1', '[::1]', '10.0.0.7', '172.16.3.4', '192.168.1.20', '169.254.1.1', '[fd12:3456::1]',
			'wiki', 'WIKI.LOCAL', 'wiki.localhost', 'wiki.test', 'wiki.internal', 'nas.home.arpa', '',
		];
		foreach ( $inside as $host ) {
			yield "'$host'" => [ $host, false ];
		}
	}

	/**
	 * @dataProvider provideHosts
	 */
	public function testKnowsHostsThatNoServiceOnTheInternetReaches( string $host, bool $isReached ): void {
		$this->assertSame( $isReached, SubscribeSite::isOnTheInternet( $host ) );
	}
}
