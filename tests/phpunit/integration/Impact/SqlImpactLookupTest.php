<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Impact;

use MediaWiki\Extension\EventCalendar\Store\EventCounter;
use MediaWiki\Extension\EventCalendar\Store\ImpactLookup;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlImpactLookup
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlEventCounter
 */
final class SqlImpactLookupTest extends MediaWikiIntegrationTestCase {
	private const DAY = 86400;

	private function lookup(): ImpactLookup {
		return $this->getServiceContainer()->getService( 'EventCalendar.ImpactLookup' );
	}

	private function interest( int $user, string $kind, string $target, string $date, ?string $wiki = null ): void {
		$this->getDb()->newInsertQueryBuilder()->insertInto( 'ec_interest' )->row( [
			'eci_wiki' => $wiki ?? WikiMap::getCurrentWikiId(), 'eci_user' => $user, 'eci_kind' => $kind,
			'eci_target' => $target, 'eci_date' => $date, 'eci_time' => 1,
		] )->caller( __METHOD__ )->execute();
	}

	private function action( string $uid, string $date, string $channel, int $time, string $state = 'done', string $target = '' ): void {
		$this->getDb()->newInsertQueryBuilder()->insertInto( 'ec_promotion_action' )->row( [
			'epa_wiki' => WikiMap::getCurrentWikiId(), 'epa_uid' => $uid, 'epa_date' => $date, 'epa_channel' => $channel,
			'epa_target' => $target, 'epa_state' => $state, 'epa_time' => $time, 'epa_actor' => 0, 'epa_attempts' => 1,
		] )->caller( __METHOD__ )->execute();
	}

	public function testWhoWantsToHearOfTheSeriesIsNotCountedAgainForADate(): void {
		$this->interest( 1, 'series', 'A', '' );
		$this->interest( 2, 'series', 'A', '' );
		$this->interest( 2, 'occurrence', 'A', '2026-12-03' );
		$this->interest( 3, 'occurrence', 'A', '2026-12-03' );
		$this->interest( 3, 'occurrence', 'A', '2026-12-03#2' );
		$this->interest( 3, 'occurrence', 'A', '2027-12-03' );
		$this->interest( 4, 'occurrence', 'B', '2026-12-03' );
		$this->interest( 4, 'series', 'B', '', 'otherwiki' );
		$this->interest( 5, 'type', 'A', '' );
		$this->assertEquals(
			[ 'A' => [ '' => 2, '2026-12-03' => 1, '2026-12-03#2' => 1 ] ],
			$this->lookup()->interested( [ 'A' ], '2026-12-01', '2026-12-03' )
		);
		$this->assertEquals( [ 'B' => [ '2026-12-03' => 1 ] ], $this->lookup()->interested( [ 'B' ], '2026-12-03', '2026-12-03' ) );
	}

	public function testNumbersOfAllDaysAreAddedUpByKindAndCampaign(): void {
		$counter = $this->getServiceContainer()->getService( 'EventCalendar.EventCounter' );
		$counter->add( EventCounter::CLICK, 'A', '2026-12-03', 'digest', 1 * self::DAY );
		$counter->add( EventCounter::CLICK, 'A', '2026-12-03', 'digest', 1 * self::DAY + 5, 2 );
		$counter->add( EventCounter::CLICK, 'A', '2026-12-03', 'digest', 2 * self::DAY, 4 );
		$counter->add( EventCounter::CLICK, 'A', '2026-12-03', 'pump', 2 * self::DAY );
		$counter->add( EventCounter::DIGEST, 'A', '2026-12-03', '', 2 * self::DAY, 70 );
		$counter->add( EventCounter::REMINDER, 'A', '2026-12-03', '', 2 * self::DAY, 9 );
		$counter->add( EventCounter::CLICK, 'A', '2026-12-10', 'pump', 2 * self::DAY );
		$counter->add( EventCounter::CLICK, 'B', '2026-12-03', 'pump', 2 * self::DAY );
		$this->assertEquals(
			[ 'A' => [ '2026-12-03' => [ 'click' => [ 'digest' => 7, 'pump' => 1 ], 'digest' => [ '' => 70 ] ] ] ],
			$this->lookup()->counts( [ 'A' ], '2026-12-01', '2026-12-09' )
		);
	}

	public function testOnlyWhatWasDoneIsTold(): void {
		$this->action( 'A', '2026-12-03', 'pump', 100 );
		$this->action( 'A', '2026-12-03', 'list', 90, 'done', 'a' );
		$this->action( 'A', '2026-12-03', 'list', 95, 'done', 'b' );
		foreach ( [ 'planned', 'claimed', 'failed', 'skipped', 'undone' ] as $state ) {
			$this->action( 'A', '2026-12-03', $state, 1, $state );
		}
		$done = $this->lookup()->done( [ 'A', 'B' ], '2026-12-03', '2026-12-03' );
		sort( $done['A']['2026-12-03'] );
		$this->assertSame( [ 'A' => [ '2026-12-03' => [ [ 'list', 90 ], [ 'list', 95 ], [ 'pump', 100 ] ] ] ], $done );
		$this->assertSame( 90, $this->lookup()->firstUse( 'list' ) );
		$this->assertNull( $this->lookup()->firstUse( 'skipped' ) );
	}

	public function testManyEventsTakeAFewQueries(): void {
		$this->interest( 1, 'series', 'uid-1200', '' );
		$uids = array_map( static fn ( int $i ) => "uid-$i", range( 1, 1200 ) );
		$this->assertSame( [ 'uid-1200' => [ '' => 1 ] ], $this->lookup()->interested( $uids, '2026-01-01', '2026-12-31' ) );
		$this->assertSame( [], $this->lookup()->counts( [], '2026-01-01', '2026-12-31' ) );
	}
}
