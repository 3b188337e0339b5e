<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Store;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\EventRowBuilder;
use MediaWiki\Extension\EventCalendar\Store\IndexEntry;
use MediaWiki\Extension\EventCalendar\Store\SqlEventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\SqlIndexRows;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWikiIntegrationTestCase;
use Throwable;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlEventIndexStore
 * @covers \MediaWiki\Extension\EventCalendar\Store\EventRowBuilder
 * @covers \MediaWiki\Extension\EventCalendar\Store\IndexEntry
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlIndexRows
 */
final class SqlEventIndexStoreTest extends MediaWikiIntegrationTestCase {
	use IndexTables;

	private const HORIZON = 1900000000;

	private EventIndexStore $store;

	protected function setUp(): void {
		parent::setUp();
		$this->store = $this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' );
	}

	private static function event( array $fields = [] ): Event {
		return ( new EventFactory( new RfcRecurrenceExpander() ) )->newEvent( $fields + [
			'title' => 'Weekly', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'duration' => 'PT1H',
			'timeZone' => 'Europe/Berlin', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=100' ],
			'topics' => [ 'design', 'javascript' ], 'languages' => [ 'en' ]
		] );
	}

	private function put( Event $event, int $page = 7, int $revision = 1, string $wiki = 'w', ?int $horizon = null ): bool {
		$entry = self::entry( $event, $page, $revision, $wiki, $horizon );
		return $this->store->replace( $entry->page, $entry->event, $entry->occurrences, $entry->horizon );
	}

	private static function entry(
		Event $event, int $page, int $revision = 1, string $wiki = 'w', ?int $horizon = null
	): IndexEntry {
		return new IndexEntry(
			new EventPage( $wiki, $page, "Page_$page", $revision, 1700000000 ),
			$event,
			( new RfcRecurrenceExpander() )->expand( $event->schedule, 0, self::HORIZON ),
			$horizon
		);
	}

	public function testTheFirstTimeAllRowsAreWritten(): void {
		$this->assertTrue( $this->put( self::event() ) );
		$this->assertSame( 1, $this->countRows( 'ec_event' ) );
		$this->assertSame( 100, $this->countRows( 'ec_occurrence' ) );
		$this->assertSame( 3, $this->countRows( 'ec_event_tag' ) );
	}

	/**
	 * @dataProvider provideLongTexts
	 */
	public function testNoPageFillsTheIndexWithItsTexts( array $overrides ): void {
		$summaries = [];
		foreach ( range( 1, 60 ) as $i ) {
			$summaries["x-$i"] = str_repeat( "\u{FDFA}", 250 );
		}
		$this->put( self::event( [
			'summary' => $summaries, 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=1000', 'overrides' => $overrides ]
		] ) );
		$bytes = 0;
		foreach ( [ 'ece_search' => 'ec_event', 'eco_search' => 'ec_occurrence' ] as $field => $table ) {
			$texts = $this->getDb()->newSelectQueryBuilder()->select( $field )->from( $table )
				->caller( __METHOD__ )->fetchFieldValues();
			$bytes += array_sum( array_map( static fn ( ?string $text ) => strlen( (string)$text ), $texts ) );
		}
		$this->assertLessThan( 100_000 + 10_000 * count( $overrides ), $bytes );
	}

	public static function provideLongTexts(): iterable {
		yield 'one date with a title of its own' => [ [ '2026-12-04T18:00' => [ 'title' => 'x' ] ] ];
		$overrides = [];
		foreach ( range( 0, 299 ) as $day ) {
			$overrides[gmdate( 'Y-m-d\T18:00', strtotime( '2026-12-03 UTC' ) + $day * 86400 )] = [ 'title' => "x$day" ];
		}
		yield '300 of them' => [ $overrides ];
	}

	public function testWhatIsTheSameIsNotWrittenAgain(): void {
		$this->put( self::event() );
		$before = $this->dumpIndex();
		$changed = null;
		$writes = $this->countWrites( function () use ( &$changed ) {
			$changed = $this->put( self::event() );
		} );
		$this->assertFalse( $changed );
		$this->assertSame( 0, $writes );
		$this->assertSame( $before, $this->dumpIndex() );
	}

	public function testOnlyRowsThatDifferAreTouched(): void {
		$this->put( self::event() );
		$moved = self::event( [
			'topics' => [ 'design', 'php' ],
			'recurrence' => [
				'rule' => 'FREQ=WEEKLY;COUNT=100',
				'exclude' => [ '2026-12-10T18:00' ],
				'overrides' => [ '2026-12-17T18:00' => [ 'start' => '2026-12-18T18:00', 'status' => 'postponed' ] ]
			]
		] );
		$writes = $this->countWrites( fn () => $this->assertTrue( $this->put( $moved, 7, 2 ) ) );
		// The event, one occurrence gone, one moved, one topic gone, one new; engines count a replacement up to three times.
		$this->assertGreaterThanOrEqual( 5, $writes );
		$this->assertLessThanOrEqual( 10, $writes );
		$this->assertSame( 99, $this->countRows( 'ec_occurrence' ) );

		$fresh = $this->dumpIndex();
		$this->store->delete( 'w', 7 );
		$this->put( $moved, 7, 2 );
		$this->assertSame( $fresh, $this->dumpIndex(), 'The difference gives what a new beginning gives' );
	}

	public function testTextsThatLookLikeEqualNumbersAreDifferent(): void {
		$this->put( self::event( [ 'topics' => [ '1e3' ] ] ) );
		$this->put( self::event( [ 'topics' => [ '1000' ] ] ) );
		$this->assertSame( [ '1000' ], array_column(
			array_filter( $this->dumpIndex()['ec_event_tag'], static fn ( $row ) => $row['ect_kind'] === 'topic' ), 'ect_value'
		) );
	}

	public function testEveryChangeMakesANewVersionAndNothingElseDoes(): void {
		$lookup = $this->getServiceContainer()->getService( 'EventCalendar.FeedLookup' );
		$version = static fn () => [ $lookup->version()->number, $lookup->version()->changed ];
		$this->assertSame( [ 0, 0 ], $version() );
		ConvertibleTimestamp::setFakeTime( 1700000000 );
		$this->put( self::event() );
		$this->assertSame( [ 1, 1700000000 ], $version() );
		ConvertibleTimestamp::setFakeTime( 1700000500 );
		$this->put( self::event() );
		$this->store->delete( 'w', 8 );
		$this->assertSame( [ 1, 1700000000 ], $version() );
		$this->put( self::event( [ 'topics' => [ 'php' ] ] ) );
		$this->assertSame( [ 2, 1700000500 ], $version() );
		$this->put( self::event(), 7, 1, 'other' );
		$this->assertSame( [ 3, 1700000500 ], $version(), 'Whichever wiki it is on' );
		ConvertibleTimestamp::setFakeTime( 1700000900 );
		$this->store->delete( 'w', 7 );
		$this->assertSame( [ 4, 1700000900 ], $version() );
	}

	public function testPagesOfTwoWikisDoNotMeet(): void {
		$this->put( self::event( [ 'title' => 'Here' ] ) );
		$this->put( self::event( [ 'title' => 'There' ] ), 7, 1, 'other' );
		$this->assertTrue( $this->store->delete( 'w', 7 ) );
		$this->assertFalse( $this->store->delete( 'w', 7 ) );
		$this->assertSame( [ 'other' ], array_column( $this->dumpIndex()['ec_event'], 'ece_wiki' ) );
		$this->assertSame( 100, $this->countRows( 'ec_occurrence' ) );
		$this->assertSame( 3, $this->countRows( 'ec_event_tag' ) );
	}

	public function testAnErrorHalfwayLeavesWhatWasThere(): void {
		$this->put( self::event() );
		$before = $this->dumpIndex();
		$event = self::event( [ 'title' => 'Changed' ] );
		$error = null;
		try {
			$this->store->replace(
				new EventPage( 'w', 7, 'Page_7', 2, 1700000000 ), $event,
				[ ...( new RfcRecurrenceExpander() )->expand( $event->schedule, 0, self::HORIZON, 3 ), null ], null
			);
		} catch ( Throwable $error ) {
			// What is wrong with the last occurrence is seen when the event's own row has been written.
		}
		$this->assertNotNull( $error );
		$this->assertSame( $before, $this->dumpIndex() );
	}

	public function testManyPagesAtOnceGetTheRowsThatEachWouldGet(): void {
		$first = $second = [];
		for ( $page = 1; $page <= 60; $page++ ) {
			$rule = 'FREQ=WEEKLY;COUNT=' . ( $page % 7 + 12 );
			$event = [ 'title' => "Event $page", 'topics' => [ "topic-$page" ], 'recurrence' => [ 'rule' => $rule ] ];
			$first[] = self::entry( self::event( $event ), $page );
			$second[] = match ( $page % 4 ) {
				0 => self::entry( self::event( $event ), $page ),
				1 => self::entry( self::event( $event ), $page, 1, 'w', self::HORIZON ),
				2 => self::entry( self::event( [ 'start' => '2026-12-03T19:00', 'topics' => [] ] + $event ), $page, 2 ),
				3 => self::entry( self::event( [ 'languages' => [ 'fr' ] ] + $event ), $page + 100 )
			};
		}
		$ids = static fn ( array $entries ) => array_map( static fn ( IndexEntry $entry ) => $entry->page->id, $entries );
		foreach ( [ ...$first, ...$second ] as $entry ) {
			$this->store->replace( $entry->page, $entry->event, $entry->occurrences, $entry->horizon );
		}
		$oneByOne = $this->dumpIndex();
		foreach ( [ ...$ids( $first ), ...$ids( $second ) ] as $page ) {
			$this->store->delete( 'w', $page );
		}

		$this->assertSame( array_fill_keys( $ids( $first ), false ), $this->store->outdated( $first ) );
		$this->assertSame( $ids( $first ), $this->store->replaceAll( $first ) );
		$this->assertSame( [], $this->store->outdated( $first ) );
		$this->assertSame( 0, $this->countWrites( fn () => $this->assertSame( [], $this->store->replaceAll( $first ) ) ) );

		$outdated = $this->store->outdated( $second );
		ksort( $outdated );
		$expected = [];
		foreach ( $ids( $second ) as $page ) {
			$expected += $page % 4 ? [ $page => $page < 100 ] : [];
		}
		ksort( $expected );
		$this->assertSame( $expected, $outdated );
		$changed = $this->store->replaceAll( $second );
		sort( $changed );
		$this->assertSame( array_keys( $outdated ), $changed );
		$this->assertSame( $oneByOne, $this->dumpIndex() );
	}

	public function testAnErrorInOneOfManyPagesLeavesAllAsTheyWere(): void {
		$this->put( self::event(), 1 );
		$before = $this->dumpIndex();
		$wrong = new IndexEntry( new EventPage( 'w', 3, 'Page_3', 2, 1700000000 ), self::event(), [ null ], null );
		$store = new SqlEventIndexStore( $this->getServiceContainer()->getConnectionProvider(), new SqlIndexRows( new EventRowBuilder() ) );
		$error = null;
		try {
			$changed = self::entry( self::event( [ 'title' => 'Changed' ] ), 1 );
			$store->replaceAll( [ $changed, self::entry( self::event(), 2 ), $wrong ] );
		} catch ( Throwable $error ) {
			// It is seen when the events' own rows have been written.
		}
		$this->assertNotNull( $error );
		$this->assertSame( $before, $this->dumpIndex() );
	}

	public function testFindsSeriesBehindAHorizonInBatches(): void {
		foreach ( [ 3 => 500, 4 => 300, 5 => null, 6 => 500, 8 => 900 ] as $page => $horizon ) {
			$this->put( self::event(), $page, 1, 'w', $horizon );
		}
		$this->put( self::event(), 1, 1, 'other', 300 );
		$this->assertSame( [ 4 => 300, 3 => 500, 6 => 500 ], $this->store->findBehindHorizon( 'w', 900, 10 ) );
		$this->assertSame( [ 4 => 300, 3 => 500 ], $this->store->findBehindHorizon( 'w', 900, 2 ) );
		$this->assertSame( [ 6 => 500 ], $this->store->findBehindHorizon( 'w', 900, 2, [ 500, 3 ] ) );
	}

	public function testListsPagesOfOneWiki(): void {
		foreach ( [ 9, 3, 12 ] as $page ) {
			$this->put( self::event(), $page );
		}
		$this->put( self::event(), 4, 1, 'other' );
		$this->assertSame( [ 3, 9 ], $this->store->listPages( 'w', 0, 2 ) );
		$this->assertSame( [ 12 ], $this->store->listPages( 'w', 9, 2 ) );
	}

	public function testWhatIsNotForTheAudienceIsNowhereInTheIndex(): void {
		$this->put( self::event( [
			'description' => 'xhiddenx', 'organizerNotes' => [ 'en' => 'xhiddenx' ],
			'participation' => [
				[ 'kind' => 'video', 'url' => 'https://xhiddenx.example/', 'for' => 'presenters' ],
				[ 'kind' => 'stream', 'url' => 'https://open.example/' ]
			],
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=4', 'overrides' => [
				'2026-12-10T18:00' => [ 'participation' => [
					[ 'kind' => 'pad', 'url' => 'https://xhiddenx.example/2', 'for' => 'presenters' ]
				] ]
			] ]
		] ) );
		$dump = json_encode( $this->dumpIndex(), JSON_UNESCAPED_SLASHES );
		$this->assertStringNotContainsString( 'xhiddenx', $dump );
		$this->assertStringContainsString( 'open.example', $dump );
	}
}
