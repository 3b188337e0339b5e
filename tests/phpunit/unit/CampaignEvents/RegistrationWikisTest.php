<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\CampaignEvents;

use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationId;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationWikis;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationWikis
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationId
 */
class RegistrationWikisTest extends MediaWikiUnitTestCase {
	private const META = 'https://meta.example/wiki/';

	private static function wikis(): RegistrationWikis {
		return new RegistrationWikis( [
			self::META => 'https://meta.example/w/rest.php',
			'https://meta.example/w/index.php?title=' => 'https://meta.example/w/rest.php',
			'https://other.example/' => 'https://api.other.example/rest.php',
		] );
	}

	public static function provideRegistrations(): iterable {
		yield 'details' => [ self::META . 'Special:EventDetails/42', self::META, 42 ];
		yield 'registering' => [ self::META . 'Special:RegisterForEvent/42', self::META, 42 ];
		yield 'with a query' => [ self::META . 'Special:RegisterForEvent/42?uselang=fr', self::META, 42 ];
		yield 'with a fragment' => [ self::META . 'Special:EventDetails/42#x', self::META, 42 ];
		yield 'in the namespace of another language' => [ self::META . 'Spezial:EventDetails/42', self::META, 42 ];
		yield 'percent-encoded' => [ self::META . 'Special%3AEventDetails/42', self::META, 42 ];
		yield 'in other case' => [ 'HTTPS://META.example/wiki/special:eventdetails/42', self::META, 42 ];
		yield 'REST' => [ 'https://meta.example/w/rest.php/campaignevents/v0/event_registration/7', self::META, 7 ];
		yield 'without short addresses' => [
			'https://meta.example/w/index.php?title=Special:EventDetails/42&x=y', 'https://meta.example/w/index.php?title=', 42
		];
		yield 'another wiki' => [ 'https://other.example/Special:EventDetails/1', 'https://other.example/', 1 ];
	}

	/**
	 * @dataProvider provideRegistrations
	 */
	public function testFindsTheIdInAnAddress( string $url, string $wiki, int $id ): void {
		$this->assertEquals( new RegistrationId( $wiki, $id ), self::wikis()->find( $url ) );
	}

	public static function provideOthers(): iterable {
		yield 'nothing' => [ null ];
		yield 'a page of the event alone' => [ self::META . 'Event:Talk/2026' ];
		yield 'a page of that name' => [ self::META . 'Event:EventDetails/2026/x' ];
		yield 'a subpage of a page of that name' => [ self::META . 'User:X/EventDetails/42' ];
		yield 'another special page' => [ self::META . 'Special:EventSomething/42' ];
		yield 'no id' => [ self::META . 'Special:EventDetails' ];
		yield 'id 0' => [ self::META . 'Special:EventDetails/0' ];
		yield 'more than an id' => [ self::META . 'Special:EventDetails/42x' ];
		yield 'too long an id' => [ self::META . 'Special:EventDetails/12345678901234567890' ];
		yield 'what belongs to a registration' => [
			'https://meta.example/w/rest.php/campaignevents/v0/event_registration/7/participants'
		];
		yield 'another host' => [ 'https://evil.example/wiki/Special:EventDetails/42' ];
		yield 'a host that begins alike' => [ 'https://meta.example.evil.example/wiki/Special:EventDetails/42' ];
		yield 'a host behind a name' => [ 'https://meta.example@evil.example/wiki/Special:EventDetails/42' ];
		yield 'without encryption' => [ 'http://meta.example/wiki/Special:EventDetails/42' ];
	}

	/**
	 * @dataProvider provideOthers
	 */
	public function testFindsNothingInOtherAddresses( ?string $url ): void {
		$this->assertNull( self::wikis()->find( $url ) );
	}

	public function testOnlyConfiguredWikisAreAsked(): void {
		$this->assertSame(
			'https://meta.example/w/rest.php/campaignevents/v0/event_registration/42',
			self::wikis()->endpoint( new RegistrationId( self::META, 42 ) )
		);
		$this->assertNull( self::wikis()->endpoint( new RegistrationId( 'https://evil.example/', 42 ) ) );
		$this->assertSame( self::META . 'Special:EventDetails/42', ( new RegistrationId( self::META, 42 ) )->url() );
		$this->assertTrue( ( new RegistrationWikis( [] ) )->areNone() );
		$this->assertFalse( self::wikis()->areNone() );
	}
}
