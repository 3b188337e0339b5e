<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Observability;

use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWikiUnitTestCase;
use Psr\Log\NullLogger;
use Wikimedia\Stats\Emitters\EmitterInterface;
use Wikimedia\Stats\StatsCache;
use Wikimedia\Stats\StatsFactory;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Observability\Metrics
 */
final class MetricsTest extends MediaWikiUnitTestCase {
	private StatsCache $cache;
	private int $sendings = 0;

	private function newMetrics( bool $isCommandLine ): Metrics {
		$this->cache = new StatsCache();
		$emitter = $this->createMock( EmitterInterface::class );
		$emitter->method( 'send' )->willReturnCallback( function () {
			$this->sendings++;
		} );
		return new Metrics(
			( new StatsFactory( $this->cache, $emitter, new NullLogger() ) )->withComponent( 'EventCalendar' ), $isCommandLine
		);
	}

	private function countKept(): int {
		return array_sum( array_map( static fn ( $metric ) => $metric->getSampleCount(), $this->cache->getAllMetrics() ) );
	}

	public function testAScriptSendsNumbersNowAndThenAndKeepsFew(): void {
		$metrics = $this->newMetrics( true );
		for ( $i = 0; $i < 2500; $i++ ) {
			$metrics->time( Metrics::INDEX_TIME, Metrics::now(), [ 'by' => 'rebuild' ] );
		}
		$this->assertSame( 2, $this->sendings );
		$this->assertSame( 500, $this->countKept() );
		unset( $metrics );
		$this->assertSame( 3, $this->sendings );
		$this->assertSame( 0, $this->countKept() );
	}

	public function testAWebRequestLeavesSendingToCore(): void {
		$metrics = $this->newMetrics( false );
		for ( $i = 0; $i < 1500; $i++ ) {
			$metrics->count( Metrics::PURGES );
		}
		unset( $metrics );
		$this->assertSame( 0, $this->sendings );
		$this->assertSame( 1500, $this->countKept() );
	}

	public function testSecondsOfAClockThatOnlyGoesForwardAreTaken(): void {
		$begin = Metrics::now();
		$seconds = $this->newMetrics( false )->time( Metrics::QUERY_TIME, $begin );
		$this->assertGreaterThanOrEqual( 0.0, $seconds );
		$this->assertLessThan( 60.0, $seconds );
		$this->assertSame( 0.0, $this->newMetrics( false )->time( Metrics::QUERY_TIME, $begin + 1000 ) );
	}
}
