<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Model;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Model\OccurrenceId
 */
class OccurrenceIdTest extends MediaWikiUnitTestCase {

	public static function provideIds(): iterable {
		yield 'an event' => [ '12', 'home', 12, '', '12' ];
		yield 'an occurrence' => [ '12:2026-12-03T18:00', 'home', 12, '2026-12-03T18:00', '12:2026-12-03T18:00' ];
		yield 'an all-day one' => [ '12:2026-12-03', 'home', 12, '2026-12-03', '12:2026-12-03' ];
		yield 'with seconds' => [ '12:2026-12-03T18:00:07', 'home', 12, '2026-12-03T18:00:07', '12:2026-12-03T18:00:07' ];
		yield 'seconds that are zero are left out'
			=> [ '12:2026-12-03T18:00:00', 'home', 12, '2026-12-03T18:00', '12:2026-12-03T18:00' ];
		yield 'UTC is kept for the expander to convert'
			=> [ '12:2026-12-03T17:00:00Z', 'home', 12, '2026-12-03T17:00Z', '12:2026-12-03T17:00Z' ];
		yield 'of another wiki' => [ 'metawiki~7', 'metawiki', 7, '', 'metawiki~7' ];
		yield 'an occurrence of another wiki'
			=> [ 'my_wiki-pre_~7:2026-12-03', 'my_wiki-pre_', 7, '2026-12-03', 'my_wiki-pre_~7:2026-12-03' ];
		yield 'a wiki accepts its own prefix and leaves it out' => [ 'home~7', 'home', 7, '', '7' ];
	}

	/**
	 * @dataProvider provideIds
	 */
	public function testParsesAndFormats(
		string $text, string $wiki, int $pageId, string $recurrenceId, string $formatted
	): void {
		$id = OccurrenceId::parse( $text, 'home' );
		$this->assertSame( [ $wiki, $pageId, $recurrenceId ], [ $id->wiki, $id->pageId, $id->recurrenceId ] );
		$this->assertSame( $formatted, $id->toString( 'home' ) );
	}

	public static function provideMalformed(): iterable {
		yield [ '' ];
		yield [ '0' ];
		yield [ '-1' ];
		yield [ '012' ];
		yield [ '12 ' ];
		yield [ "12\n" ];
		yield [ '12:' ];
		yield [ '12:next' ];
		yield [ '12:2026-02-30' ];
		yield [ '12:2026-12-03Z' ];
		yield [ '12:2026-12-03T25:00' ];
		yield [ '~12' ];
		yield [ 'a b~12' ];
		yield [ 'a~b~12' ];
		yield [ '99999999999' ];
	}

	/**
	 * @dataProvider provideMalformed
	 */
	public function testMalformedIdsAreNone( string $text ): void {
		$this->assertNull( OccurrenceId::parse( $text, 'home' ) );
	}
}
