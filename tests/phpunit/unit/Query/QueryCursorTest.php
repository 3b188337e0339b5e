<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Query;

use MediaWiki\Extension\EventCalendar\Query\OccurrenceKey;
use MediaWiki\Extension\EventCalendar\Query\QueryCursor;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Query\QueryCursor
 * @covers \MediaWiki\Extension\EventCalendar\Query\OccurrenceKey
 */
final class QueryCursorTest extends MediaWikiUnitTestCase {
	private const KEY = [ 1793728800, 'wiki-x', 42, '2026-11-03T19:00' ];
	private const BASE = [ 1793000000, '', 0, '' ];

	public function testAnOrdinaryContinueIsTheFourValuesOfTheSortKey(): void {
		$this->assertSame( '20261103T180000Z|wiki-x|42|2026-11-03T19:00', ( new QueryCursor( self::KEY ) )->toText() );
		$this->assertSame( '20261103T180000Z|wiki-x|42|', ( new QueryCursor( [ 1793728800, 'wiki-x', 42, '' ] ) )->toText() );
	}

	/**
	 * @dataProvider provideCursors
	 */
	public function testReadsWhatItWrites( QueryCursor $cursor ): void {
		$this->assertEquals( $cursor, QueryCursor::fromText( $cursor->toText() ) );
	}

	public static function provideCursors(): array {
		$stretch = QueryCursor::stretch( self::BASE );
		return [
			'in order' => [ new QueryCursor( self::KEY ) ],
			'before 1970' => [ new QueryCursor( [ -86400 * 3650, 'w', 1, '' ] ) ],
			'first stretch, to begin' => [ $stretch ],
			'next stretch, to begin' => [ QueryCursor::stretch( self::BASE, [ 'wiki-x', 500 ] ) ],
			'first stretch' => [ $stretch->begun( [ 'w', 500 ] )->goOnAfter( self::KEY ) ],
			'last stretch' => [ QueryCursor::stretch( self::BASE, [ 'w', 500 ] )->begun( null )->goOnAfter( self::KEY ) ]
		];
	}

	/**
	 * @dataProvider provideBadTexts
	 */
	public function testRefusesWhatItNeverWrites( string $text ): void {
		try {
			QueryCursor::fromText( $text );
			$this->fail( 'Accepted' );
		} catch ( QueryException $e ) {
			$this->assertSame( 'bad-continue', $e->problem );
		}
	}

	public static function provideBadTexts(): array {
		$key = '20261103T180000Z|w|42|';
		return array_map( static fn ( $text ) => [ $text ], [
			'', '|', '|||', 'x', '1|2|3|4', '2026-11-03T18:00:00Z|w|42|', '20261103T180000Z|w|42', "$key|",
			'20261103T180000Z|w|042|', '20261103T180000Z|w|-1|', '20261103T180000Z|w|99999999999|', '20261331T180000Z|w|42|',
			'20261103T250000Z|w|42|', "20261103T180000Z|w|42|\n", "$key|$key", "$key|$key|w", "$key|$key|w|0", "$key|$key|w|x|y|1",
			"$key|$key|w|1|w|2|3", str_repeat( '|', 11 ), "$key|x|w|1||w|1"
		] );
	}

	public function testComparesPageIdsAsNumbersAndTextsAsTexts(): void {
		$this->assertLessThan( 0, OccurrenceKey::compare( [ 1, 'w', 9, '' ], [ 1, 'w', 10, '' ] ) );
		$this->assertLessThan( 0, OccurrenceKey::compare( [ 1, '10', 1, '' ], [ 1, '9', 1, '' ] ) );
		$this->assertNotSame( 0, OccurrenceKey::compare( [ 1, '1e1', 1, '' ], [ 1, '10', 1, '' ] ) );
		$this->assertLessThan( 0, OccurrenceKey::compare( [ -5, 'z', 1, '' ], [ 1, 'a', 1, '' ] ) );
		$this->assertSame( 0, OccurrenceKey::compare( self::KEY, self::KEY ) );
	}
}
