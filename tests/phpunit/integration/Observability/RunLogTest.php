<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Observability;

use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Observability\RunCount;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;
use MediaWiki\Extension\EventCalendar\Store\CronRun;
use MediaWiki\Extension\EventCalendar\Store\RunStore;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWikiIntegrationTestCase;
use RuntimeException;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Observability\RunCount
 * @covers \MediaWiki\Extension\EventCalendar\Observability\RunLog
 * @covers \MediaWiki\Extension\EventCalendar\Store\CronRun
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlRunStore
 * @group Database
 */
final class RunLogTest extends MediaWikiIntegrationTestCase {
	use IndexTables;
	use Measuring;

	protected function setUp(): void {
		parent::setUp();
		$this->collectNumbers();
	}

	private function watch( string $time, callable $run ): mixed {
		ConvertibleTimestamp::setFakeTime( $time );
		return $this->getServiceContainer()->getService( 'EventCalendar.RunLog' )->watch( RunLog::HORIZON, $run );
	}

	private function lastRun(): ?CronRun {
		return $this->getServiceContainer()->getService( 'EventCalendar.RunStore' )->all()[RunLog::HORIZON] ?? null;
	}

	public function testTheLastRunIsKnownWithWhatCameOfIt(): void {
		$this->assertNull( $this->lastRun() );
		$result = $this->watch( '2026-11-27T00:05:00Z', static function ( RunCount $count ) {
			ConvertibleTimestamp::setFakeTime( '2026-11-27T00:07:00Z' );
			$count->add( 3, 1 );
			$count->add( 2, 0 );
			return 'result';
		} );
		$this->assertSame( 'result', $result );
		$this->assertEquals( new CronRun( 1795737900, 1795738020, 5, 1 ), $this->lastRun() );
		$this->assertSame( 1, $this->numbersOf( Metrics::RUN_TIME )['result=failed,script=extendEventHorizon'][1] );
	}

	public function testARunThatDiesHasBegunAndNotEnded(): void {
		$logger = $this->captureLog();
		$this->watch( '2026-11-26T00:05:00Z', static fn ( RunCount $count ) => $count->add( 3, 0 ) );
		try {
			$this->watch( '2026-11-27T00:05:00Z', static fn () => throw new RuntimeException( 'Killed' ) );
			$this->fail( 'The failure was swallowed' );
		} catch ( RuntimeException $e ) {
			$this->assertSame( 'Killed', $e->getMessage() );
		}
		$this->assertEquals( new CronRun( 1795737900, 1795651500, 3, 0 ), $this->lastRun() );
		$this->assertSame( [ [ 'error', '{script} was broken off' ] ], $logger->getBuffer() );
		$this->assertSame( [ 'event=run_died' => 1 ], $this->countsOf( Metrics::FAILURES ) );
	}

	public function testWhatCannotBeNotedKeepsNothingFromBeingDone(): void {
		$this->captureLog();
		$store = $this->createMock( RunStore::class );
		$store->method( 'begin' )->willThrowException( new RuntimeException( 'Read only' ) );
		$store->method( 'end' )->willThrowException( new RuntimeException( 'Read only' ) );
		$this->setService( 'EventCalendar.RunStore', $store );
		$this->assertTrue( $this->watch( '2026-11-27T00:05:00Z', static fn () => true ) );
		$this->assertSame( [ 'event=run_not_noted' => 2 ], $this->countsOf( Metrics::FAILURES ) );
	}
}
