<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Store;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;
use MediaWiki\Extension\EventCalendar\Store\PageRange;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlOccurrenceLookup
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlFilter
 * @covers \MediaWiki\Extension\EventCalendar\Store\EventRowMapper
 * @covers \MediaWiki\Extension\EventCalendar\Store\EventTags
 */
final class SqlOccurrenceLookupTest extends MediaWikiIntegrationTestCase {
	use IndexTables;

	private OccurrenceLookup $lookup;

	protected function setUp(): void {
		parent::setUp();
		$this->lookup = $this->getServiceContainer()->getService( 'EventCalendar.OccurrenceLookup' );
	}

	/**
	 * @return OccurrenceTimes[]
	 */
	private function put( int $page, array $fields = [], ?string $wiki = null, ?int $horizon = null ): array {
		$event = ( new EventFactory( new RfcRecurrenceExpander() ) )->newEvent( $fields + [
			'title' => "Title $page", 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'duration' => 'PT1H',
			'timeZone' => 'UTC'
		] );
		$occurrences = ( new RfcRecurrenceExpander() )->expand( $event->schedule, 0, $horizon ?? self::$end );
		$this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' )->replace(
			new EventPage( $wiki ?? WikiMap::getCurrentWikiId(), $page, "P$page", 40 + $page, 1700000000 + $page ),
			$event, $occurrences, $horizon
		);
		return $occurrences;
	}

	/** @return string[] Titles with the wall start */
	private function find(
		string $from, string $to, ?OccurrenceFilter $filter = null, int $limit = 100, ?array $after = null, ?PageRange $pages = null
	): array {
		return self::names( $this->lookup->findInRange(
			strtotime( "$from UTC" ), strtotime( "$to UTC" ), $filter ?? new OccurrenceFilter(), $limit, $after, $pages
		) );
	}

	public function testARangeIsHalfOpen(): void {
		$this->put( 1 );
		$this->assertSame( [ 'P1 2026-12-03T18:00' ], $this->find( '2026-12-03T18:00', '2026-12-03T18:01' ) );
		$this->assertSame( [ 'P1 2026-12-03T18:00' ], $this->find( '2026-12-03T18:59:59', '2026-12-04' ) );
		$this->assertSame( [], $this->find( '2026-12-03T19:00', '2026-12-04' ) );
		$this->assertSame( [], $this->find( '2026-12-01', '2026-12-03T18:00' ) );
	}

	/**
	 * @dataProvider provideLengths
	 */
	public function testWhatStillRunsIsFoundHoweverLongItLasts( int $seconds ): void {
		$this->put( 1, [ 'duration' => "PT{$seconds}S" ] );
		$end = gmdate( 'Y-m-d\TH:i:s', strtotime( '2026-12-03T18:00 UTC' ) + $seconds - 1 );
		$after = gmdate( 'Y-m-d\TH:i:s', strtotime( '2026-12-03T18:00 UTC' ) + $seconds );
		$this->assertCount( 1, $this->find( $end, '2027-06-01' ) );
		$this->assertCount( 1, $this->find( $end, '2027-06-01', new OccurrenceFilter( pages: [ 1 ] ) ) );
		$this->assertCount( 0, $this->find( $after, '2027-06-01' ) );
		$this->assertCount( 0, $this->find( $after, '2027-06-01', new OccurrenceFilter( pages: [ 1 ] ) ) );
	}

	public static function provideLengths(): array {
		$hours = [ 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 744 ];
		$lengths = [ 1, 600, 1800 ];
		foreach ( $hours as $hour ) {
			array_push( $lengths, $hour * 3600 - 1, $hour * 3600, min( $hour * 3600 + 1, 744 * 3600 ) );
		}
		return array_map( static fn ( $seconds ) => [ $seconds ], array_unique( $lengths ) );
	}

	public function testAnOccurrenceWithoutLengthIsWhereItStarts(): void {
		$this->put( 1, [ 'duration' => 'PT0S' ] );
		$this->assertCount( 1, $this->find( '2026-12-03T18:00', '2026-12-04' ) );
		$this->assertCount( 0, $this->find( '2026-12-03T18:00:01', '2026-12-04' ) );
	}

	public function testOfWikisThatShareTheIndexOneCanBeAskedForAlone(): void {
		$series = [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ];
		$horizon = strtotime( '2026-12-05 UTC' );
		foreach ( [ null, 'other' ] as $wiki ) {
			$this->put( 1, [], $wiki );
			$this->put( 2, $series, $wiki, $horizon );
		}
		$own = new OccurrenceFilter( wiki: WikiMap::getCurrentWikiId() );
		foreach ( [ [ $own, 1 ], [ new OccurrenceFilter( wiki: 'third' ), 0 ], [ new OccurrenceFilter(), 2 ] ] as [ $filter, $count ] ) {
			$this->assertCount( 2 * $count, $this->find( '2026-12-03', '2026-12-04', $filter ) );
			$this->assertCount( $count, $this->lookup->findSeriesBeyondRows( $horizon + 1, $filter, null ) );
		}
	}

	public function testOrderIsStartWikiPageAsANumberRecurrenceId(): void {
		foreach ( [ [ 10, null ], [ 9, null ], [ 2, 'zzz' ], [ 11, '0a' ], [ 3, null ] ] as [ $page, $wiki ] ) {
			$this->put( $page, [], $wiki );
		}
		$this->put( 8, [ 'start' => '2026-12-03T17:00', 'duration' => 'PT5H' ] );
		// Two occurrences of one series at one instant: the second was moved there.
		$this->put( 12, [ 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=2', 'overrides' => [
			'2026-12-04T18:00' => [ 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00' ]
		] ] ] );
		$expected = [
			'P8 2026-12-03T17:00', 'P11 2026-12-03T18:00', 'P3 2026-12-03T18:00', 'P9 2026-12-03T18:00', 'P10 2026-12-03T18:00',
			'P12 2026-12-03T18:00', 'P12 2026-12-03T18:00', 'P2 2026-12-03T18:00'
		];
		$this->assertSame( $expected, $this->find( '2026-12-03T18:00', '2026-12-04' ) );

		$seen = [];
		$after = null;
		do {
			$batch = $this->lookup->findInRange(
				strtotime( '2026-12-03T18:30 UTC' ), strtotime( '2026-12-04 UTC' ), new OccurrenceFilter(), 1, $after
			);
			array_push( $seen, ...$batch );
			$after = $batch ? $batch[0]->sortKey() : null;
		} while ( $batch );
		$this->assertSame( $expected, self::names( $seen ), 'One by one, in the same order' );
	}

	public function testWhatRowsSayIsWhatTheExpanderSaid(): void {
		$berlin = [ 'timeZone' => 'Europe/Berlin', 'start' => '2026-03-01T02:30', 'recurrence' => [
			'rule' => 'FREQ=WEEKLY;COUNT=40',
			'overrides' => [ '2026-04-05T02:30' => [ 'start' => '2026-04-06T09:00', 'title' => [ 'en' => 'Moved' ] ] ]
		] ];
		$times = $this->put( 1, $berlin );
		$found = $this->allOccurrences();
		$this->assertEquals( $times, array_map( static fn ( Occurrence $o ) => $o->times, $found ) );
		$this->assertEquals( new EventPage( WikiMap::getCurrentWikiId(), 1, 'P1', 41, 1700000001 ), $found[0]->page );
		$moved = array_values( array_filter( $found, static fn ( Occurrence $o ) => $o->times->overrideKey !== null ) );
		$this->assertSame( 'Moved', $moved[0]->event->title()->in( [ 'en' ] ) );

		$this->put( 1, [ 'start' => '2026-12-03', 'end' => '2026-12-05', 'duration' => null, 'timeZone' => null ] );
		$allDay = $this->allOccurrences();
		$this->assertSame( strtotime( '2026-12-06 UTC' ), $allDay[0]->times->end );
		$this->assertSame( '2026-12-03', $allDay[0]->times->wallStart->toString() );
		$this->assertSame( '', $allDay[0]->recurrenceId() );
	}

	public function testFiltersTakeAnyWithinAndAllBetween(): void {
		$this->put( 1, [ 'topics' => [ 'design', 'php' ], 'audience' => [ 'developers' ], 'languages' => [ 'en' ] ] );
		$this->put( 2, [ 'topics' => [ 'design' ], 'audience' => [ 'editors' ], 'languages' => [ 'fr' ], 'type' => 'workshop' ] );
		$this->put( 3, [ 'topics' => [ 'js' ], 'audience' => [ 'developers' ], 'languages' => [ 'en', 'fr' ], 'status' => 'proposed' ] );
		$this->put( 3, [], '0-elsewhere' );
		$pages = fn ( ...$lists ) => array_map(
			static fn ( string $name ) => strtok( $name, ' ' ),
			$this->find( '2026-12-01', '2027-01-01', new OccurrenceFilter( ...$lists ) )
		);
		$this->assertSame( [ 'P3', 'P1', 'P2', 'P3' ], $pages() );
		$this->assertSame( [ 'P1', 'P2' ], $pages( topics: [ 'design' ] ) );
		$this->assertSame( [ 'P1', 'P2', 'P3' ], $pages( topics: [ 'design', 'js' ] ) );
		$this->assertSame( [ 'P1' ], $pages( topics: [ 'design', 'js' ], audience: [ 'developers' ], statuses: [ 'confirmed' ] ) );
		$this->assertSame( [ 'P2', 'P3' ], $pages( languages: [ 'fr' ] ) );
		$this->assertSame( [ 'P2' ], $pages( types: [ 'workshop', 'nothing' ] ) );
		$this->assertSame( [], $pages( types: [ 'workshop' ], audience: [ 'developers' ] ) );
		$this->assertSame( [ 'P3' ], $pages( statuses: [ 'proposed', 'cancelled' ] ) );
		$this->assertSame( [ 'P1', 'P2', 'P3' ], $pages( pages: [ 1, 2, 3 ] ), 'Of this wiki' );
		$this->assertSame( [], $pages( topics: [ "' OR 1=1 --" ] ) );
	}

	public function testAStatusIsThatOfTheOccurrence(): void {
		$this->put( 1, [ 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=3', 'overrides' => [
			'2026-12-04T18:00' => [ 'status' => 'cancelled' ]
		] ] ] );
		$this->assertSame(
			[ 'P1 2026-12-03T18:00', 'P1 2026-12-05T18:00' ],
			$this->find( '2026-12-01', '2027-01-01', new OccurrenceFilter( statuses: [ 'confirmed' ] ) )
		);
		$this->assertSame(
			[ 'P1 2026-12-04T18:00' ],
			$this->find( '2026-12-01', '2027-01-01', new OccurrenceFilter( statuses: [ 'cancelled' ] ) )
		);
	}

	public function testARecordingIsThatOfTheOccurrence(): void {
		$this->put( 1, [ 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=3', 'overrides' => [
			'2026-12-04T18:00' => [ 'outcome' => [ 'recording' => 'https://rec.example/' ] ],
			'2026-12-05T18:00' => [ 'outcome' => [ 'slides' => 'https://slides.example/' ] ],
		] ] ] );
		$this->put( 2, [ 'outcome' => [ 'recording' => 'https://rec.example/' ] ] );
		$this->assertSame(
			[ 'P2 2026-12-03T18:00', 'P1 2026-12-04T18:00' ],
			$this->find( '2026-12-01', '2027-01-01', new OccurrenceFilter( recorded: true ) )
		);
	}

	public function testSearchesWhatTheOccurrenceShows(): void {
		$this->put( 1, [ 'title' => [ 'en' => 'Office hours', 'fr' => 'Permanence à Montréal' ], 'summary' => '100% _design_' ] );
		$this->put( 2, [ 'title' => '技术讲座', 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=3', 'overrides' => [
			'2026-12-04T18:00' => [ 'title' => 'Spécial Édition' ]
		] ] ] );
		$search = fn ( string $words ) => $this->find( '2026-12-01', '2027-01-01', new OccurrenceFilter( search: $words ) );
		$this->assertSame( [ 'P1 2026-12-03T18:00' ], $search( 'MONTREAL office' ) );
		$this->assertSame( [ 'P1 2026-12-03T18:00' ], $search( '0%' ) );
		$this->assertSame( [ 'P1 2026-12-03T18:00' ], $search( '_design_' ) );
		$this->assertSame( [], $search( '1%design' ), 'Not a pattern' );
		$this->assertSame( [ 'P2 2026-12-03T18:00', 'P2 2026-12-05T18:00' ], $search( '讲座' ) );
		$this->assertSame( [ 'P2 2026-12-04T18:00' ], $search( 'special edition' ) );
		$this->assertSame( [], $search( 'special 讲座' ) );
	}

	public function testPagesOfARangeAreTakenFromTheRowsToo(): void {
		foreach ( [ 1, 2, 3 ] as $page ) {
			$this->put( $page, [], 'a' );
			$this->put( $page, [], 'b' );
		}
		$found = array_map(
			static fn ( Occurrence $o ) => $o->page->wiki . $o->page->id,
			$this->lookup->findInRange( self::$beginning, self::$end, new OccurrenceFilter(), 10, null,
				new PageRange( [ 'a', 2 ], [ 'b', 1 ] ) )
		);
		$this->assertSame( [ 'a3', 'b1' ], $found );
	}

	public function testFindsSeriesThatGoOnBeyondTheirRows(): void {
		$this->assertNull( $this->lookup->rowsReach() );
		$daily = [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ] ];
		$at = static fn ( string $date ) => strtotime( "$date UTC" );
		$this->put( 1, $daily + [ 'topics' => [ 'php' ] ], null, $at( '2027-01-01' ) );
		$this->put( 2, $daily, null, $at( '2027-03-01' ) );
		$this->put( 3, $daily + [ 'topics' => [ 'php' ] ], null, $at( '2027-06-01' ) );
		$this->put( 4 );
		$pages = fn ( ...$arguments ) => array_map(
			static fn ( $indexed ) => $indexed->page->id, $this->lookup->findSeriesBeyondRows( ...$arguments )
		);
		$this->assertSame( $at( '2027-01-01' ), $this->lookup->rowsReach() );
		$this->assertSame( [], $pages( $at( '2027-01-01' ), new OccurrenceFilter(), 10 ) );
		$this->assertSame( [ 1, 2 ], $pages( $at( '2027-05-01' ), new OccurrenceFilter(), 10 ) );
		$this->assertSame( [ 1, 3 ], $pages( $at( '2028-01-01' ), new OccurrenceFilter( topics: [ 'php' ] ), null ) );
		$this->assertSame( [ 2 ], $pages( $at( '2028-01-01' ), new OccurrenceFilter(), 1,
			new PageRange( [ WikiMap::getCurrentWikiId(), 1 ] ) ) );
	}

	public function testKnowsWhenTheFirstAndTheLastOccurrenceBegin(): void {
		$this->assertNull( $this->lookup->knownRange() );
		$this->put( 1 );
		$only = strtotime( '2026-12-03T18:00 UTC' );
		$this->assertSame( [ $only, $only ], $this->lookup->knownRange() );
		$this->put( 2, [ 'start' => '1971-06-01T00:00', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=2' ] ] );
		$this->put( 3, [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ] ], 'elsewhere', strtotime( '2027-01-02 UTC' ) );
		$this->assertSame(
			[ strtotime( '1971-06-01 UTC' ), strtotime( '2027-01-01T18:00 UTC' ) ], $this->lookup->knownRange()
		);
	}

	public function testGivesAnEventByItsPage(): void {
		$this->put( 5, [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ] ], null, 1900000000 );
		$found = $this->lookup->findEvent( WikiMap::getCurrentWikiId(), 5 );
		$this->assertSame( 'Title 5', $found->event->title()->in( [] ) );
		$this->assertSame( 1900000000, $found->horizon );
		$this->assertNull( $this->lookup->findEvent( 'elsewhere', 5 ) );
	}
}
