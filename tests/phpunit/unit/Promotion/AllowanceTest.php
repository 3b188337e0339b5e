<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Promotion\ActionState;
use MediaWiki\Extension\EventCalendar\Promotion\Allowance;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionId;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionNote;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Allowance
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\ActionState
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionId
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionNote
 * @covers \MediaWiki\Extension\EventCalendar\Store\PromotionKey
 * @covers \MediaWiki\Extension\EventCalendar\Store\PromotionRow
 */
class AllowanceTest extends MediaWikiUnitTestCase {
	/** 15 November 2026, noon UTC */
	private const NOW = 1794744000;
	private const DAY = 86400;

	private static function channel( array $data = [] ): Channel {
		return Channel::fromArray( 'pump', $data + [ 'kind' => 'page' ] );
	}

	private static function key( string $uid, string $date = '2026-11-20' ): PromotionKey {
		return new PromotionKey( $uid, $date, 'pump' );
	}

	public function testAChannelGetsAsManyAMonthAsItWantsTheNextFirst(): void {
		$allowance = new Allowance( [ self::key( 'done' ) ], self::NOW );
		$channel = self::channel( [ 'perMonth' => 2 ] );
		$this->assertNull( $allowance->take( $channel, self::key( 'done' ), false, self::NOW ), 'has its place' );
		$this->assertNull( $allowance->take( $channel, self::key( 'a' ), false, self::NOW - self::DAY ) );
		$this->assertSame( 'cap', $allowance->take( $channel, self::key( 'b' ), false, self::NOW ) );
		$this->assertNull( $allowance->take( $channel, self::key( 'c' ), false, self::NOW + 20 * self::DAY ), 'in December' );
	}

	public function testASeriesIsAnnouncedNowAndThen(): void {
		$allowance = new Allowance( [], self::NOW );
		$results = [];
		foreach ( [ '2026-11-19', '2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17' ] as $date ) {
			$results[] = $allowance->take( self::channel(), self::key( 'weekly', $date ), true, self::NOW );
		}
		$this->assertSame( [ null, 'series', 'series', 'series', null ], $results );
		$this->assertNull( $allowance->take( self::channel( [ 'seriesDays' => 0 ] ), self::key( 'weekly', '2026-12-18' ), true, 0 ) );
	}

	public function testWhatWasAnnouncedOfASeriesKeepsLaterOnesAway(): void {
		$allowance = new Allowance( [], self::NOW );
		$allowance->add( self::key( 'weekly', '2026-11-12#2' ) );
		$this->assertSame( 'series', $allowance->take( self::channel(), self::key( 'weekly', '2026-11-19' ), true, self::NOW ) );
	}

	public static function provideStates(): iterable {
		$later = self::NOW - 599;
		$over = self::NOW - 600;
		yield [ 'done', self::NOW, 1, [ 'done', null ] ];
		yield [ 'undone', self::NOW, 1, [ 'skipped', 'undone' ] ];
		yield [ 'skipped', self::NOW, 0, [ 'skipped', 'why' ] ];
		yield [ 'claimed', $later, 1, [ 'claimed', 'why' ] ];
		yield 'a claim that nobody settled' => [ 'claimed', $over, 1, [ 'due', 'why' ] ];
		yield 'the third one' => [ 'claimed', $over, 3, [ 'failed', 'why' ] ];
		yield [ 'failed', $later, 1, [ 'failed', 'why' ] ];
		yield 'tried again' => [ 'failed', $over, 2, [ 'due', 'why' ] ];
		yield [ 'failed', $over, 3, [ 'failed', 'why' ] ];
		yield [ 'planned', $over, 0, [ 'due', null ] ];
	}

	/**
	 * @dataProvider provideStates
	 */
	public function testTheLedgerHasTheLastWord( string $state, int $time, int $attempts, array $expected ): void {
		$row = new PromotionRow( 1, self::key( 'a' ), $state, $time, 0, $attempts, null, null, null, 'why' );
		$this->assertSame( $expected, ActionState::of( $row, null, self::NOW - 1, self::NOW + self::DAY, self::NOW ) );
	}

	public function testAnIdTellsThePageAndStaysTheSame(): void {
		$id = PromotionId::of( 'wiki', 300, self::key( 'a' ) );
		$this->assertMatchesRegularExpression( '/^0000012c[0-9a-f]{24}$/', $id );
		$this->assertSame( 300, PromotionId::pageOf( $id ) );
		$this->assertSame( $id, PromotionId::of( 'wiki', 300, self::key( 'a' ) ) );
		$this->assertNotSame( $id, PromotionId::of( 'wiki', 300, self::key( 'a', '2026-11-21' ) ) );
		$this->assertNull( PromotionId::pageOf( 'x' ) );
	}

	public function testANoteHasAnAddressOfTheWebAndAReason(): void {
		$problem = static fn ( string $what, string $url, string $reason ) => ( new PromotionNote( $what, $url, $reason ) )->problem();
		$this->assertNull( $problem( 'done', 'https://lists.example/a?b=c#d', '' ) );
		$this->assertNull( $problem( 'done', '', '' ) );
		$this->assertSame( 'eventcalendar-promotion-bad-url', $problem( 'done', 'javascript:alert(1)', '' ) );
		$this->assertSame( 'eventcalendar-promotion-bad-url', $problem( 'done', 'https://a.example/"><b>', '' ) );
		$this->assertSame( 'eventcalendar-promotion-no-reason', $problem( 'skip', '', '' ) );
		$this->assertSame( 'eventcalendar-promotion-long-reason', $problem( 'skip', '', str_repeat( 'x', 256 ) ) );
	}
}
