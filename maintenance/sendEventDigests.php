<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;
use MediaWiki\Extension\EventCalendar\Digest\Sending\BlockResult;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestRun;
use MediaWiki\Extension\EventCalendar\Observability\RunCount;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use Wikimedia\Timestamp\ConvertibleTimestamp;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Sends the digest: every hour, by cron.
 */
class SendEventDigests extends Maintenance {
	/** Issues of a report */
	private const REPORTED = 5;

	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Begins the issue of the digest that has closed, and puts what is to be sent into the job queue. For cron, every hour; ' .
			'several may run at once, and what was interrupted is continued by the next one.'
		);
		$this->addOption( 'run', 'Send everything at once, without the job queue' );
		$this->addOption( 'now', 'Begin the next issue before it closes' );
		$this->addOption( 'retry', 'Try what failed again at once, also what was given up, of issues that are still being sent' );
		$this->addOption( 'dry-run', 'Only say what would be begun, and when the next issue closes' );
		$this->addOption( 'report', 'Only say how the last issues went' );
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		if ( $this->hasOption( 'report' ) ) {
			$this->report();
			return true;
		}
		if ( $this->hasOption( 'dry-run' ) ) {
			$this->preview();
			return true;
		}
		return $this->getServiceContainer()->getService( 'EventCalendar.RunLog' )->watch( RunLog::DIGESTS, $this->run( ... ) );
	}

	private function run( RunCount $count ): bool {
		$run = $this->getServiceContainer()->getService( 'EventCalendar.DigestRun' );
		$begun = $run->begin( $this->hasOption( 'now' ) );
		if ( $begun ) {
			$what = $begun[1] === IssueState::Skipped ? 'is skipped: it is late, and its events are over' : 'is being sent';
			$this->output( "{$begun[0]->name} $what\n" );
		}
		[ , $told, $untold ] = $this->getServiceContainer()->getService( 'EventCalendar.DigestChores' )->run();
		$count->add( $told, $untold );
		if ( $told + $untold > 0 ) {
			$this->output( "$told organisers were told that an issue is about to close, $untold could not be\n" );
		}
		if ( $this->hasOption( 'retry' ) ) {
			$issues = $this->getServiceContainer()->getService( 'EventCalendar.DigestIssues' )->sending();
			foreach ( $issues as $issue ) {
				$this->getServiceContainer()->getService( 'EventCalendar.DigestLedger' )->retry( $issue->name );
			}
		}
		return $this->hasOption( 'run' ) ? $this->send( $run, $count ) : $this->push( $run );
	}

	private function push( DigestRun $run ): bool {
		$jobs = $run->push();
		if ( $jobs > 0 ) {
			$this->output( "$jobs jobs are in the queue\n" );
		}
		return true;
	}

	private function send( DigestRun $run, RunCount $count ): bool {
		$tell = fn ( string $issue, BlockResult $result ) => $this->output( "$issue: {$this->describe( $result )}\n" );
		$result = $run->sendAll( $tell );
		$count->add( $result->sent, $result->failed );
		return $result->failed === 0;
	}

	private function describe( BlockResult $result ): string {
		return "$result->sent sent, $result->nothing with nothing to say, $result->failed failed, $result->refused refused";
	}

	private function preview(): void {
		$now = ConvertibleTimestamp::time();
		$due = $this->getServiceContainer()->getService( 'EventCalendar.DigestIssues' )->peek( $now );
		$next = $this->getServiceContainer()->getService( 'EventCalendar.IssueClock' )->next( $now );
		$this->output( $due ? "$due->name is due\n" : "Nothing is due\n" );
		$this->output( "$next->name closes at " . gmdate( 'Y-m-d\TH:i\Z', $next->closes ) . "\n" );
	}

	private function report(): void {
		$report = $this->getServiceContainer()->getService( 'EventCalendar.DigestReport' );
		foreach ( $report->latest( self::REPORTED, ConvertibleTimestamp::time() ) as $numbers ) {
			$issue = $numbers->issue;
			$closes = gmdate( 'Y-m-d\TH:i\Z', $issue->closes );
			$this->output( "$issue->name {$issue->state->value}, closes $closes: $numbers->sent sent, " .
				"$numbers->nothing with nothing to say, $numbers->waiting waiting, $numbers->failed failed, $numbers->refused refused\n" );
			foreach ( $numbers->reasons as $reason => $number ) {
				$this->output( "  $reason: $number\n" );
			}
		}
	}
}

// @codeCoverageIgnoreStart
$maintClass = SendEventDigests::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
