<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Health;

use MediaWiki\Extension\EventCalendar\Health\CronHealth;
use MediaWiki\Extension\EventCalendar\Health\ExpectedRuns;
use MediaWiki\Extension\EventCalendar\Health\Finding;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;
use MediaWiki\Extension\EventCalendar\Store\CronRun;
use MediaWiki\Extension\EventCalendar\Store\RunStore;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Health\CronHealth
 * @covers \MediaWiki\Extension\EventCalendar\Health\Finding
 */
final class CronHealthTest extends MediaWikiUnitTestCase {
	private const NOW = 1_800_000_000;
	private const HOUR = 3600;

	/**
	 * @param array<string,CronRun> $runs
	 * @param string[] $expected
	 * @return Finding[]
	 */
	private function check( array $runs, array $expected ): array {
		$store = $this->createMock( RunStore::class );
		$store->method( 'all' )->willReturn( $runs );
		$scripts = $this->createMock( ExpectedRuns::class );
		$scripts->method( 'list' )->willReturn( $expected );
		return ( new CronHealth( $store, $scripts ) )->check( self::NOW );
	}

	/** Begun and ended so many seconds ago */
	private static function ran( int $begun, ?int $ended, int $failed = 0 ): CronRun {
		return new CronRun( self::NOW - $begun, $ended === null ? null : self::NOW - $ended, 5, $failed );
	}

	public static function provideRuns(): iterable {
		$hour = self::HOUR;
		yield 'never' => [ null, 'never' ];
		yield 'an hour ago' => [ self::ran( $hour + 60, $hour ), null ];
		yield 'yesterday, a bit late' => [ self::ran( 30 * $hour, 30 * $hour ), null ];
		yield 'not yesterday' => [ self::ran( 37 * $hour, 37 * $hour ), 'late' ];
		yield 'with failures' => [ self::ran( $hour + 60, $hour, 2 ), 'failures' ];
		yield 'for the first time, now' => [ self::ran( 60, null ), null ];
		yield 'begun now, ended yesterday' => [ self::ran( 60, 25 * $hour, 2 ), null ];
		yield 'broken off the day before yesterday and ever since' => [ self::ran( 49 * $hour, 50 * $hour ), 'unfinished' ];
		yield 'broken off whenever it was begun' => [ self::ran( 49 * $hour, null ), 'unfinished' ];
	}

	/** @dataProvider provideRuns */
	public function testWhatIsSaidOfAScriptThatRunsDaily( ?CronRun $run, ?string $trouble ): void {
		[ $finding ] = $this->check( array_filter( [ RunLog::HORIZON => $run ] ), [ RunLog::HORIZON ] );
		$this->assertSame( $trouble === null, $finding->isWell() );
		if ( $trouble !== null ) {
			$this->assertSame( "eventcalendar-health-$trouble", $finding->message->getKey() );
			$this->assertSame( Finding::STALE, $finding->runbook );
		}
	}

	public function testEachHasARhythmAndARunbookOfItsOwn(): void {
		$scripts = [ RunLog::HORIZON, RunLog::REMINDERS, RunLog::DIGESTS, RunLog::ANNOUNCEMENTS ];
		$twoHours = array_fill_keys( $scripts, self::ran( 2 * self::HOUR, 2 * self::HOUR ) );
		$this->assertSame( [ true, false, true, true ], array_map(
			static fn ( Finding $finding ) => $finding->isWell(), $this->check( $twoHours, $scripts )
		) );
		$this->assertSame(
			[ Finding::STALE, Finding::REMINDERS, Finding::DIGEST, Finding::ANNOUNCEMENTS ],
			array_map( static fn ( Finding $finding ) => $finding->runbook, $this->check( [], $scripts ) )
		);
	}

	public function testScriptsThatTheWikiDoesNotNeedAreNotMissed(): void {
		$this->assertSame( [], $this->check( [ RunLog::DIGESTS => self::ran( 999 * self::HOUR, null ) ], [] ) );
	}

	public static function provideDurations(): iterable {
		yield [ 0, 60 ];
		yield [ 119, 60 ];
		yield [ 2 * 3600 - 1, 119 * 60 ];
		yield [ 3 * 3600 + 59, 3 * 3600 ];
		yield [ 50 * 3600, 2 * 86400 ];
	}

	/** @dataProvider provideDurations */
	public function testDurationsAreRoundedDownToWhatMatters( int $seconds, int $rounded ): void {
		$this->assertSame( $rounded, Finding::round( $seconds ) );
	}
}
