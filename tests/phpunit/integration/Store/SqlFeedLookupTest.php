<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Store;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Store\EventRowMapper;
use MediaWiki\Extension\EventCalendar\Store\IndexedEvent;
use MediaWiki\Extension\EventCalendar\Store\SqlFeedLookup;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Store\IndexVersion
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlFeedLookup
 */
final class SqlFeedLookupTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
	}

	/** @return string[] */
	private function find( string $from, string $to, ?OccurrenceFilter $filter = null, int $limit = 100 ): array {
		$events = $this->getServiceContainer()->getService( 'EventCalendar.FeedLookup' )
			->eachEvent( strtotime( $from ), strtotime( $to ), $filter ?? new OccurrenceFilter(), $limit );
		return array_map( static fn ( IndexedEvent $event ) => $event->page->title, iterator_to_array( $events, false ) );
	}

	public function testEachEventComesOnceInTheOrderOfItsFirstOccurrenceInTheRange(): void {
		$this->saveEvent( 'Late', [ 'start' => '2026-12-20T10:00', 'end' => '2026-12-20T11:00' ] );
		$this->saveEvent( 'Series', [ 'start' => '2025-01-08T10:00', 'end' => '2025-01-08T11:00',
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$this->saveEvent( 'Early', [ 'start' => '2026-12-05T10:00', 'end' => '2026-12-05T11:00' ] );
		$this->assertSame( [ 'Early', 'Series', 'Late' ], $this->find( '2026-12-04 UTC', '2027-12-01 UTC' ) );
		$this->assertSame( [ 'Early', 'Series' ], $this->find( '2026-12-04 UTC', '2027-12-01 UTC', null, 2 ) );
	}

	public function testBatchesFollowEachOtherWithoutALossOrARepetition(): void {
		foreach ( [ 'C' => '05', 'A' => '03', 'D' => '05', 'B' => '05', 'E' => '09' ] as $name => $day ) {
			$this->saveEvent( $name, [ 'start' => "2026-12-{$day}T10:00", 'end' => "2026-12-{$day}T11:00" ] );
		}
		$expander = $this->getServiceContainer()->getService( 'EventCalendar.RecurrenceExpander' );
		$lookup = new SqlFeedLookup(
			$this->getServiceContainer()->getConnectionProvider(), new EventRowMapper( new EventFactory( $expander ) ), 'w', 2
		);
		foreach ( [ 3 => 'ACD', 4 => 'ACDB', 5 => 'ACDBE', 9 => 'ACDBE' ] as $limit => $expected ) {
			$found = '';
			$from = strtotime( '2026-12-01 UTC' );
			foreach ( $lookup->eachEvent( $from, $from + 30 * 86400, new OccurrenceFilter(), $limit ) as $event ) {
				$found .= $event->page->title;
			}
			$this->assertSame( $expected, $found );
		}
	}

	public function testARangeHasWhatOverlapsIt(): void {
		$this->saveEvent( 'Month', [ 'start' => '2026-11-10', 'end' => '2026-12-10', 'timeZone' => null ] );
		$this->saveEvent( 'Ends', [ 'start' => '2026-12-08T10:00', 'end' => '2026-12-09T00:00', 'timeZone' => 'UTC' ] );
		$this->saveEvent( 'Begins', [ 'start' => '2026-12-12T00:00', 'end' => '2026-12-12T01:00', 'timeZone' => 'UTC' ] );
		$this->assertSame( [ 'Month' ], $this->find( '2026-12-09 UTC', '2026-12-12 UTC' ) );
		$this->assertSame( [ 'Month', 'Ends' ], $this->find( '2026-12-08 23:59 UTC', '2026-12-12 UTC' ) );
		$this->assertSame( [ 'Begins' ], $this->find( '2026-12-11 UTC', '2026-12-12 00:01 UTC' ) );
	}

	public function testOneOccurrenceThatMeetsTheFilterIsEnough(): void {
		$this->saveEvent( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=5', 'overrides' => [
			'2026-12-10T18:00' => [ 'title' => 'Guest', 'status' => 'cancelled' ],
		] ] ] );
		$this->saveEvent( 'Plain' );
		$find = fn ( OccurrenceFilter $filter ) => $this->find( '2026-12-01 UTC', '2027-02-01 UTC', $filter );
		$this->assertSame( [ 'Series' ], $find( new OccurrenceFilter( search: 'guest' ) ) );
		$this->assertSame( [ 'Series' ], $find( new OccurrenceFilter( statuses: [ 'cancelled' ] ) ) );
		$this->assertSame( [], $find( new OccurrenceFilter( statuses: [ 'proposed' ] ) ) );
		$this->assertSame( [ 'Series' ], $this->find(
			'2026-12-10 UTC', '2026-12-11 UTC', new OccurrenceFilter( statuses: [ 'cancelled' ] )
		) );
		$this->assertSame( [], $this->find(
			'2026-12-11 UTC', '2027-12-11 UTC', new OccurrenceFilter( statuses: [ 'cancelled' ] )
		) );
	}
}
