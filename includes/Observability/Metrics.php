<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Observability;

use Wikimedia\Stats\StatsFactory;

/**
 * Numbers for graphs and alarms. They stay in memory until core sends them where `$wgStatsTarget` says, after the answer; no
 * page, user or event is a label. docs/admin.md has all of them.
 */
final class Metrics {
	/** Counters */
	public const ANNOUNCEMENTS = 'announcements_total';
	public const DIGESTS = 'digests_total';
	public const FAILURES = 'failures_total';
	public const MAILS = 'mails_total';
	public const NOTICES = 'notices_total';
	public const PURGED_PAGES = 'purged_pages_total';
	public const PURGES = 'purges_total';
	public const REFUSED_QUERIES = 'refused_queries_total';
	public const SAVES = 'saves_total';

	/** Times; each counts, too */
	public const INDEX_TIME = 'index_seconds';
	public const JOB_TIME = 'job_seconds';
	public const QUERY_TIME = 'query_seconds';
	public const RUN_TIME = 'run_seconds';

	/** On the command line, how many numbers are kept before they are sent, and for how many seconds */
	private const MOST = 1000;
	private const LONGEST = 10.0;

	private int $kept = 0;
	private float $sent;

	/**
	 * @param StatsFactory $stats Of the component EventCalendar
	 * @param bool $isCommandLine Whether they are sent from here: MediaWiki 1.43 sends them at the end of web requests only, and
	 *  would keep those of a script in memory for as long as it runs
	 */
	public function __construct(
		private readonly StatsFactory $stats,
		private readonly bool $isCommandLine
	) {
		$this->sent = self::now();
	}

	public function __destruct() {
		$this->send();
	}

	/**
	 * @param string $name One of the counters
	 * @param array<string,string> $labels The same ones whenever the name is used
	 * @param int $number
	 */
	public function count( string $name, array $labels = [], int $number = 1 ): void {
		$counter = $this->stats->getCounter( $name );
		foreach ( $labels as $key => $value ) {
			$counter->setLabel( $key, $value );
		}
		$counter->incrementBy( $number );
		$this->kept();
	}

	/**
	 * @param string $name One of the times
	 * @param float $begin What now() said before
	 * @param array<string,string> $labels The same ones whenever the name is used
	 * @return float Seconds since then
	 */
	public function time( string $name, float $begin, array $labels = [] ): float {
		$seconds = max( 0.0, self::now() - $begin );
		$timing = $this->stats->getTiming( $name );
		foreach ( $labels as $key => $value ) {
			$timing->setLabel( $key, $value );
		}
		$timing->observeSeconds( $seconds );
		$this->kept();
		return $seconds;
	}

	private function kept(): void {
		$this->kept++;
		if ( $this->kept >= self::MOST || self::now() - $this->sent > self::LONGEST ) {
			$this->send();
		}
	}

	private function send(): void {
		if ( $this->isCommandLine && $this->kept > 0 ) {
			$this->stats->flush();
			$this->kept = 0;
			$this->sent = self::now();
		}
	}

	/**
	 * @return float Seconds of a clock that only goes forward
	 */
	public static function now(): float {
		return hrtime( true ) / 1e9;
	}
}
