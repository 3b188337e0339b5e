<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarOptions;
use MediaWiki\Extension\EventCalendar\Sheet\SheetLinks;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SheetLinks
 */
class SheetLinksTest extends MediaWikiUnitTestCase {
	private static function query( string $url ): array {
		parse_str( parse_url( $url, PHP_URL_QUERY ), $query );
		return $query;
	}

	public function testLinksKeepWhatTheSheetWasAskedFor(): void {
		$links = new SheetLinks( '/Special:EventCalendar', new CalendarOptions(
			'month', null, new OccurrenceFilter(
				[ 'a', 'b' ], [ 'x & y' ], [ 'new' ], [ 'en' ], [ 'proposed' ], search: 'two words', recorded: true
			), 5, 'Asia/Tokyo'
		) );
		$url = $links->to( 'week', CalendarDates::parse( '2026-11-23' ) );
		$this->assertStringStartsWith( '/Special:EventCalendar?view=week&date=2026-11-23&', $url );
		$this->assertSame(
			[
				'view' => 'week', 'date' => '2026-11-23', 'types' => 'a|b', 'topics' => 'x & y', 'audience' => 'new',
				'languages' => 'en', 'status' => 'proposed', 'search' => 'two words', 'recorded' => '1',
				'limit' => '5', 'zone' => 'Asia/Tokyo'
			],
			self::query( $url )
		);
	}

	public function testWhatWasNotAskedForIsNotInTheLinks(): void {
		$links = new SheetLinks( '/index.php?title=Special:EventCalendar', new CalendarOptions() );
		$this->assertSame( '/index.php?title=Special:EventCalendar&view=month', $links->to( 'month', null ) );
	}

	public function testALegendLinkAddsItsTypeOrTakesItAway(): void {
		$links = new SheetLinks( '/S', new CalendarOptions(
			'month', null, new OccurrenceFilter( [ 'a', 'b' ] ), isReadersChoice: true
		) );
		$this->assertSame( 'a|b|c', self::query( $links->toggleType( 'c', 0 ) )['types'] );
		$this->assertSame( 'b', self::query( $links->toggleType( 'a', 0 ) )['types'] );
		$links = new SheetLinks( '/S', new CalendarOptions(
			'month', null, new OccurrenceFilter( [ 'a' ] ), isReadersChoice: true
		) );
		$this->assertArrayNotHasKey( 'types', self::query( $links->toggleType( 'a', 0 ) ) );
	}

	public function testOfTypesThatThePageFixedALegendLinkChoosesOne(): void {
		$links = new SheetLinks( '/S', new CalendarOptions( 'month', null, new OccurrenceFilter( [ 'a', 'b' ] ) ) );
		$this->assertSame( [], $links->activeTypes() );
		$this->assertSame( 'a', self::query( $links->toggleType( 'a', 0 ) )['types'] );
	}

	public function testFromAShortListOneComesToTheWholeOne(): void {
		$links = new SheetLinks( '/S', new CalendarOptions( 'agenda', limit: 5 ) );
		$this->assertSame( '/S?view=agenda', $links->to( 'agenda', null ) );
	}

	public function testAFormHasTheAddressWithoutItsQueryAndAllParameters(): void {
		$options = new CalendarOptions( filter: new OccurrenceFilter( [ 'a', 'b' ], search: 'x & y' ) );
		$date = CalendarDates::parse( '2026-11-23' );
		$this->assertSame(
			[ '/wiki/S', [ 'view' => 'week', 'date' => '2026-11-23', 'types' => 'a|b', 'search' => 'x & y' ] ],
			( new SheetLinks( '/wiki/S', $options ) )->form( 'week', $date )
		);
		$this->assertSame(
			[ '/index.php', [ 'title' => 'S & T', 'view' => 'week', 'date' => '2026-11-23', 'types' => 'a|b', 'search' => 'x & y' ] ],
			( new SheetLinks( '/index.php?title=S+%26+T', $options ) )->form( 'week', $date )
		);
	}
}
