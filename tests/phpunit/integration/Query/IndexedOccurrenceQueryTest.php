<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Query;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Query\IndexedOccurrenceQuery
 * @covers \MediaWiki\Extension\EventCalendar\Query\SeriesBeyondRows
 */
final class IndexedOccurrenceQueryTest extends MediaWikiIntegrationTestCase {
	use IndexTables;

	private OccurrenceQuery $query;
	private EventIndexStore $store;
	private RfcRecurrenceExpander $expander;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-11-02T10:00:00Z' );
		$this->query = $this->getServiceContainer()->getService( 'EventCalendar.OccurrenceQuery' );
		$this->store = $this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' );
		$this->expander = new RfcRecurrenceExpander();
	}

	private static function time( string $date ): int {
		return strtotime( "$date UTC" );
	}

	/**
	 * @param int $page
	 * @param array $fields
	 * @param string|null $horizon Null: all occurrences have rows
	 */
	private function put( int $page, array $fields = [], ?string $horizon = null ): void {
		$event = ( new EventFactory( $this->expander ) )->newEvent( $fields + [
			'title' => "Title $page", 'type' => 'tech-talk', 'start' => '2026-12-01T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC'
		] );
		$occurrences = $this->expander->expand( $event->schedule, 0, $horizon === null ? self::$end : self::time( $horizon ) );
		$this->store->replace(
			new EventPage( 'w', $page, "P$page", 1, 1700000000 ), $event, $occurrences, $horizon === null ? null : self::time( $horizon )
		);
	}

	private function putWeekly( int $page, string $horizon ): void {
		$this->put( $page, [
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ], 'start' => sprintf( '2026-12-%02dT18:00', $page % 7 + 1 )
		], $horizon );
	}

	/**
	 * Everything, batch by batch.
	 *
	 * @param callable(int):void|null $between Called between the batches with their number
	 * @return Occurrence[]
	 */
	private function findAll(
		string $from, string $to, int $limit, ?callable $between = null, ?OccurrenceFilter $filter = null, ?int &$batches = null
	): array {
		$all = [];
		$continue = null;
		$batches = 0;
		do {
			$page = $this->query->find( self::time( $from ), self::time( $to ), $filter ?? new OccurrenceFilter(), $limit, $continue );
			$this->assertLessThanOrEqual( $limit, count( $page->occurrences ) );
			array_push( $all, ...$page->occurrences );
			$continue = $page->continue;
			$batches++;
			if ( $between ) {
				$between( $batches );
			}
			$this->assertLessThan( 3000, $batches );
		} while ( $continue !== null );
		return $all;
	}

	/** @return string[] */
	private static function ids( array $occurrences ): array {
		return array_map( static fn ( Occurrence $o ) => $o->page->id . ':' . $o->recurrenceId(), $occurrences );
	}

	/**
	 * @dataProvider provideBadRanges
	 */
	public function testRefusesRanges( string $from, string $to, string $problem ): void {
		try {
			$this->query->find( self::time( $from ), self::time( $to ), new OccurrenceFilter(), 10 );
			$this->fail( 'Accepted' );
		} catch ( QueryException $e ) {
			$this->assertSame( $problem, $e->problem );
		}
	}

	public static function provideBadRanges(): array {
		return [
			[ '2026-12-01', '2026-12-01', 'range-empty' ],
			[ '2026-12-02', '2026-12-01', 'range-empty' ],
			[ '2026-01-01', '2027-02-05T00:00:01', 'range-too-long' ],
			[ '2036-10-01', '2036-11-02T10:00:01', 'range-too-far' ]
		];
	}

	public function testTheWidestRangesAreAnswered(): void {
		$this->assertSame( [], $this->findAll( '2026-01-01', '2027-02-05', 10 ) );
		$this->assertSame( [], $this->findAll( '2036-10-01', '2036-11-02T10:00:00', 10 ) );
		$this->assertSame( [], $this->findAll( '0500-01-01', '0500-06-01', 10 ) );
	}

	public function testRefusesAContinueThatWasNeverGivenOut(): void {
		$this->expectExceptionObject( new QueryException( 'bad-continue' ) );
		$this->query->find( self::time( '2026-12-01' ), self::time( '2027-01-01' ), new OccurrenceFilter(), 10, '2026|x' );
	}

	public function testTheLastBatchHasNoContinue(): void {
		foreach ( [ 1, 2, 3, 4 ] as $page ) {
			$this->put( $page );
		}
		$found = $this->query->find( self::time( '2026-12-01' ), self::time( '2027-01-01' ), new OccurrenceFilter(), 4 );
		$this->assertCount( 4, $found->occurrences );
		$this->assertNull( $found->continue );
		$found = $this->query->find( self::time( '2026-12-01' ), self::time( '2027-01-01' ), new OccurrenceFilter(), 3 );
		$this->assertSame( '20261201T180000Z|w|3|', $found->continue );
	}

	/**
	 * @dataProvider provideLimits
	 */
	public function testBeyondTheHorizonIsLikeBeforeIt( int $limit ): void {
		$series = [
			1 => [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ] ],
			2 => [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;BYDAY=TU,TH' ], 'timeZone' => 'Europe/Berlin', 'start' => '2026-12-01T09:00' ],
			3 => [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ], 'duration' => 'P9D' ],
			4 => [ 'recurrence' => [ 'rule' => 'FREQ=MONTHLY;COUNT=20', 'overrides' => [
				'2027-03-01T18:00' => [ 'start' => '2027-01-10T18:00', 'end' => '2027-01-10T19:00' ],
				'2027-02-01T18:00' => [ 'start' => '2027-05-10T18:00', 'end' => '2027-05-10T19:00' ]
			] ] ],
			5 => [ 'start' => '2027-02-14T10:00' ]
		];
		foreach ( $series as $page => $fields ) {
			$this->put( $page, $fields + [], $page === 5 ? null : '2028-06-01' );
		}
		$expected = self::ids( $this->findAll( '2027-01-05', '2027-06-01', 1000 ) );
		$this->assertGreaterThan( 200, count( $expected ) );

		// Now the rows end within the range, of each series elsewhere.
		foreach ( [ 1 => '2027-01-20', 2 => '2027-03-01', 3 => '2026-12-08', 4 => '2027-02-20' ] as $page => $horizon ) {
			$this->put( $page, $series[$page], $horizon );
		}
		$this->assertSame( $expected, self::ids( $this->findAll( '2027-01-05', '2027-06-01', $limit ) ) );

		// And while the horizon of one after the other moves, to and fro
		$moving = function ( int $batch ) use ( $series ) {
			$page = $batch % 4 + 1;
			$this->put( $page, $series[$page], gmdate( 'Y-m-d', self::time( '2027-01-01' ) + ( $batch * 37 % 200 ) * 86400 ) );
		};
		$this->assertSame( $expected, self::ids( $this->findAll( '2027-01-05', '2027-06-01', $limit, $moving ) ) );
	}

	public static function provideLimits(): array {
		return [ [ 7 ], [ 50 ], [ 1000 ] ];
	}

	public function testFiltersHoldBeyondTheHorizon(): void {
		$this->put( 1, [ 'topics' => [ 'php' ], 'recurrence' => [ 'rule' => 'FREQ=DAILY', 'overrides' => [
			'2027-01-03T18:00' => [ 'status' => 'cancelled' ], '2027-01-04T18:00' => [ 'title' => 'Fête' ],
			'2027-01-05T18:00' => [ 'outcome' => [ 'recording' => 'https://rec.example/' ] ]
		] ] ], '2027-01-01' );
		$this->put( 2, [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ], 'type' => 'workshop' ], '2027-01-01' );
		$ids = fn ( ...$filter ) => self::ids( $this->findAll( '2027-01-02', '2027-01-06', 2, null, new OccurrenceFilter( ...$filter ) ) );
		$this->assertSame( [ '1:2027-01-03T18:00' ], $ids( statuses: [ 'cancelled' ] ) );
		$this->assertSame(
			[ '1:2027-01-02T18:00', '1:2027-01-04T18:00', '1:2027-01-05T18:00' ],
			$ids( topics: [ 'php' ], statuses: [ 'confirmed' ] )
		);
		$this->assertSame( [ '1:2027-01-04T18:00' ], $ids( search: 'FETE' ) );
		$this->assertSame( [ '1:2027-01-02T18:00', '1:2027-01-03T18:00', '1:2027-01-05T18:00' ], $ids( search: 'title 1' ) );
		$this->assertCount( 4, $ids( types: [ 'workshop' ] ) );
		$this->assertSame( [ '1:2027-01-05T18:00' ], $ids( recorded: true ) );
		$this->assertSame( [], $ids( recorded: true, types: [ 'workshop' ] ) );
	}

	public function testContinuationKeepsItsWordWhateverHappensMeanwhile(): void {
		foreach ( range( 1, 60 ) as $page ) {
			$this->put( $page, [ 'start' => sprintf( '2026-12-%02dT18:00', $page % 20 + 1 ) ] );
		}
		$this->put( 100, [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ] ], '2026-12-10' );
		$steady = array_filter(
			self::ids( $this->findAll( '2026-12-01', '2027-01-01', 500 ) ),
			static fn ( $id ) => (int)$id > 20
		);
		$found = $this->findAll( '2026-12-01', '2027-01-01', 4, function ( int $batch ) {
			// Of the first twenty, one is deleted and one moved each time; new ones come, before and after the place reached.
			$this->store->delete( 'w', $batch % 20 + 1 );
			$this->put( ( $batch + 7 ) % 20 + 1, [ 'start' => sprintf( '2026-12-%02dT07:00', $batch * 11 % 28 + 1 ) ] );
			$this->put( 1000 + $batch, [ 'start' => sprintf( '2026-12-%02dT18:00', $batch * 5 % 28 + 1 ) ] );
		} );
		$seen = array_filter( self::ids( $found ), static fn ( $id ) => (int)$id > 20 && (int)$id < 1000 );
		$this->assertSame( array_values( $steady ), array_values( $seen ) );
	}

	public function testMoreSeriesThanOneRequestExpandsAreGivenStretchByStretch(): void {
		foreach ( range( 1, 1100 ) as $page ) {
			$this->putWeekly( $page, '2026-12-20' );
		}
		$this->put( 2000, [ 'start' => '2026-12-24T10:00' ] );
		$this->put( 250, [ 'start' => '2026-12-24T11:00' ] );
		$expected = [];
		foreach ( range( 1, 1100 ) as $page ) {
			if ( $page !== 250 ) {
				for ( $day = $page % 7 + 1; $day <= 31; $day += 7 ) {
					if ( $day >= 12 ) {
						$expected[] = sprintf( '%d:2026-12-%02dT18:00', $page, $day );
					}
				}
			}
		}
		array_push( $expected, '2000:', '250:' );
		sort( $expected );

		$found = $this->findAll( '2026-12-12', '2027-01-01', 400, function ( int $batch ) {
			// Meanwhile series get their rows, others lose them, one joins.
			foreach ( range( 1, 20 ) as $i ) {
				$page = ( $batch * 97 + $i * 31 ) % 1100 + 1;
				if ( $page !== 250 ) {
					$this->putWeekly( $page, sprintf( '2026-12-%02d', 20 + ( $batch + $i ) % 11 ) );
				}
			}
		}, null, $batches );
		$ids = self::ids( $found );
		sort( $ids );
		$this->assertSame( $expected, $ids );
		$this->assertGreaterThanOrEqual( 3, $batches );

		$starts = array_map( static fn ( Occurrence $o ) => $o->times->start, $found );
		$before = array_filter( $starts, static fn ( $start ) => $start < self::time( '2026-12-20' ) );
		$sorted = $before;
		sort( $sorted );
		$this->assertSame( $sorted, array_slice( $starts, 0, count( $before ) ), 'In order as far as all rows reach' );
	}

	public function testAForgedContinueDoesNotExpandAllSeriesAtOnce(): void {
		foreach ( range( 1, 1010 ) as $page ) {
			$this->putWeekly( $page, '2026-12-10' );
		}
		$key = '20261210T000000Z||0|';
		$this->expectExceptionObject( new QueryException( 'bad-continue' ) );
		$this->query->find( self::time( '2026-12-15' ), self::time( '2026-12-29' ), new OccurrenceFilter(), 10, "$key|$key||||" );
	}

	public function testExactlyAsManySeriesAsOneRequestExpandsAreInOrder(): void {
		foreach ( range( 1, 500 ) as $page ) {
			$this->putWeekly( $page, '2026-12-10' );
		}
		$found = $this->findAll( '2026-12-15', '2026-12-29', 300 );
		$keys = array_map( static fn ( Occurrence $o ) => $o->sortKey(), $found );
		$sorted = $keys;
		sort( $sorted );
		$this->assertCount( 1000, $keys );
		$this->assertSame( $sorted, $keys );
	}
}
