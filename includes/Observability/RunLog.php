<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Observability;

use MediaWiki\Extension\EventCalendar\Store\RunStore;
use Psr\Log\LoggerInterface;
use Throwable;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Notes when scripts that cron starts begin and end, and what came of it. A run that dies has begun and not ended.
 */
final class RunLog {
	public const ANNOUNCEMENTS = 'announceEvents';
	public const DIGESTS = 'sendEventDigests';
	public const HORIZON = 'extendEventHorizon';
	public const REMINDERS = 'sendEventReminders';

	public function __construct(
		private readonly RunStore $runs,
		private readonly Metrics $metrics,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * @template T
	 * @param string $script One of the above
	 * @param callable(RunCount):T $run
	 * @return T What $run returns
	 */
	public function watch( string $script, callable $run ) {
		$begin = Metrics::now();
		$count = new RunCount();
		$this->note( $script, fn () => $this->runs->begin( $script, ConvertibleTimestamp::time() ) );
		$this->logger->debug( '{script} begins', [ 'event' => 'run-begun', 'script' => $script ] );
		try {
			$result = $run( $count );
		} catch ( Throwable $e ) {
			$this->metrics->time( Metrics::RUN_TIME, $begin, [ 'result' => 'died', 'script' => $script ] );
			$this->logger->error( '{script} was broken off', [ 'event' => 'run-died', 'script' => $script, 'exception' => $e ] );
			throw $e;
		}
		$this->note( $script, fn () => $this->runs->end( $script, ConvertibleTimestamp::time(), $count->done, $count->failed ) );
		$seconds = $this->metrics->time( Metrics::RUN_TIME, $begin, [
			'result' => $count->failed > 0 ? 'failed' : 'done', 'script' => $script
		] );
		$this->logger->info( '{script} took {seconds} s: {done} done, {failed} failed', [
			'event' => 'run-ended', 'script' => $script, 'seconds' => round( $seconds, 3 ),
			'done' => $count->done, 'failed' => $count->failed
		] );
		return $result;
	}

	/** What cannot be noted keeps nothing from being done. */
	private function note( string $script, callable $write ): void {
		try {
			$write();
		} catch ( Throwable $e ) {
			$this->logger->warning( 'When {script} ran could not be noted', [
				'event' => 'run-not-noted', 'script' => $script, 'exception' => $e
			] );
		}
	}
}
