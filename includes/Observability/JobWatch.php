<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Observability;

use Psr\Log\LoggerInterface;
use Throwable;

/**
 * Takes the time of jobs, and notes those that fail. Whether one is tried again is up to the job queue.
 */
final class JobWatch {
	public function __construct(
		private readonly Metrics $metrics,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * @param string $type Of the job
	 * @param callable():mixed $work
	 * @return bool True, for Job::run()
	 */
	public function run( string $type, callable $work ): bool {
		$begin = Metrics::now();
		try {
			$work();
		} catch ( Throwable $e ) {
			$this->metrics->time( Metrics::JOB_TIME, $begin, [ 'job' => $type, 'result' => 'failed' ] );
			$this->logger->error( 'A job {job} failed', [ 'event' => 'job-failed', 'job' => $type, 'exception' => $e ] );
			throw $e;
		}
		$seconds = $this->metrics->time( Metrics::JOB_TIME, $begin, [ 'job' => $type, 'result' => 'done' ] );
		$this->logger->debug( 'A job {job} took {seconds} s', [
			'event' => 'job-done', 'job' => $type, 'seconds' => round( $seconds, 3 )
		] );
		return true;
	}
}
