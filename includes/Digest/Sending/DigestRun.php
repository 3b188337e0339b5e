<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestIssues;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueClock;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueTime;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What cron starts every hour: begins the issue that has closed, has whatever is due sent, and ends issues that all have got.
 */
class DigestRun {
	public function __construct(
		private readonly DigestIssues $issues,
		private readonly IssueClock $clock,
		private readonly DigestBlocks $blocks,
		private readonly DigestSender $sender,
		private readonly DigestLists $lists,
		private readonly DigestJobs $jobs
	) {
	}

	/**
	 * @param bool $isEarly Whether the next issue is begun before it closes
	 * @return array{IssueTime,IssueState}|null What became of the issue that was due; null if none was
	 */
	public function begin( bool $isEarly = false ): ?array {
		$now = ConvertibleTimestamp::time();
		$time = $isEarly ? $this->clock->next( $now ) : $this->issues->due( $now );
		$state = $time ? $this->issues->begin( $time, $now ) : null;
		return $state ? [ $time, $state ] : null;
	}

	/**
	 * Puts a job for each block in which something is due into the queue.
	 *
	 * @return int How many
	 */
	public function push(): int {
		$number = 0;
		$this->each( function ( StoredIssue $issue, int $block, OpenSubscriptions $open ) use ( &$number ): int {
			if ( $open->due ) {
				$this->jobs->push( $issue->name, $block );
				$number++;
			}
			return count( $open->due ) + $open->waiting;
		} );
		return $number;
	}

	/**
	 * Sends all that is due, without the job queue.
	 *
	 * @param callable(string,BlockResult):void $progress Told of an issue and of all that was done so far
	 */
	public function sendAll( callable $progress ): BlockResult {
		$total = new BlockResult();
		$this->each( function ( StoredIssue $issue, int $block, OpenSubscriptions $open ) use ( &$total, $progress ): int {
			if ( !$open->due ) {
				return $open->waiting;
			}
			$report = static fn ( BlockResult $part ) => $progress( $issue->name, $total->plus( $part ) );
			$total = $total->plus( $this->sender->sendBlock( $issue->name, $block, $report ) );
			// Others may have come, or be at it.
			$left = $this->blocks->open( $issue, $block, ConvertibleTimestamp::time() );
			return count( $left->due ) + $left->waiting;
		} );
		return $total;
	}

	/**
	 * @param callable(StoredIssue,int,OpenSubscriptions):int $visit Says how many of the block are not done with the issue
	 */
	private function each( callable $visit ): void {
		foreach ( $this->issues->sending() as $issue ) {
			$now = ConvertibleTimestamp::time();
			if ( $this->issues->isOver( $issue, $now ) ) {
				$this->issues->finish( $issue, $now );
				continue;
			}
			$open = $this->lists->send( $issue );
			foreach ( $this->blocks->all() as $block ) {
				$open += $visit( $issue, $block, $this->blocks->open( $issue, $block, $now ) );
			}
			if ( $open === 0 ) {
				$this->issues->finish( $issue, ConvertibleTimestamp::time() );
			}
		}
	}
}
