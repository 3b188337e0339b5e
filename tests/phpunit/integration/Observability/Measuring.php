<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Observability;

use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use Psr\Log\NullLogger;
use Wikimedia\Stats\Emitters\NullEmitter;
use Wikimedia\Stats\StatsCache;
use Wikimedia\Stats\StatsFactory;

/**
 * Collects numbers in core's own collector, and reads them there.
 */
trait Measuring {
	private ?StatsCache $numbers = null;

	/** To be called before whoever counts is made. */
	private function collectNumbers(): void {
		$this->numbers = new StatsCache();
		$stats = new StatsFactory( $this->numbers, new NullEmitter(), new NullLogger() );
		$this->setService( 'EventCalendar.Metrics', new Metrics( $stats->withComponent( 'EventCalendar' ), false ) );
	}

	/**
	 * @param string $name
	 * @return array<string,array{float,int}> Sum and number of samples by labels, such as `by=save,result=done`
	 */
	private function numbersOf( string $name ): array {
		$found = [];
		foreach ( $this->numbers->getAllMetrics() as $metric ) {
			if ( $metric->getComponent() === 'EventCalendar' && $metric->getName() === $name ) {
				foreach ( $metric->getSamples() as $sample ) {
					$labels = array_combine( $metric->getLabelKeys(), $sample->getLabelValues() );
					ksort( $labels );
					$key = strtr( http_build_query( $labels ), '&', ',' );
					$found[$key] ??= [ 0.0, 0 ];
					$found[$key][0] += $sample->getValue();
					$found[$key][1]++;
				}
			}
		}
		ksort( $found );
		return $found;
	}

	private function countSamples(): int {
		return array_sum( array_map( static fn ( $metric ) => $metric->getSampleCount(), $this->numbers->getAllMetrics() ) );
	}

	/** @return array<string,int> What was counted, by labels */
	private function countsOf( string $name ): array {
		return array_map( static fn ( array $sum ) => (int)$sum[0], $this->numbersOf( $name ) );
	}
}
