<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueNumbers;
use MediaWiki\Extension\EventCalendar\Store\DigestDelivery;
use MediaWiki\Extension\EventCalendar\Store\DigestLedger;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\IssueStore;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;

/**
 * How the last issues went, in numbers: nobody is named.
 */
class DigestReport {
	/**
	 * @param IssueStore $store
	 * @param DigestBlocks $blocks
	 * @param DigestLedger[] $ledgers Of subscribers and of lists
	 */
	public function __construct(
		private readonly IssueStore $store,
		private readonly DigestBlocks $blocks,
		private readonly array $ledgers
	) {
	}

	/**
	 * @param int $number How many issues
	 * @param int $now Unix time
	 * @return IssueNumbers[] Those that closed or close last first
	 */
	public function latest( int $number, int $now ): array {
		return array_map( fn ( StoredIssue $issue ) => $this->of( $issue, $now ), $this->store->latest( $number ) );
	}

	public function of( StoredIssue $issue, int $now ): IssueNumbers {
		$numbers = [ 'sent' => 0, 'nothing' => 0, 'refused' => 0, 'failed' => 0, 'waiting' => 0 ];
		$reasons = [];
		foreach ( $this->ledgers as $ledger ) {
			foreach ( $ledger->totals( $issue->name ) as [ $state, $failures, $reason, $number ] ) {
				$isOpen = $issue->state === IssueState::Sending && !( new DigestDelivery( $state, 0, $failures, '' ) )->isFinal();
				$numbers[$isOpen ? 'waiting' : self::key( $state )] += $number;
				if ( $reason !== '' && $state !== DigestState::Sent ) {
					$reasons[$reason] = ( $reasons[$reason] ?? 0 ) + $number;
				}
			}
		}
		if ( $issue->state === IssueState::Sending ) {
			foreach ( $this->blocks->all() as $block ) {
				$open = $this->blocks->open( $issue, $block, $now );
				$numbers['waiting'] += count( $open->due ) - count( $open->again );
			}
		}
		arsort( $reasons );
		return new IssueNumbers(
			$issue, $numbers['sent'], $numbers['nothing'], $numbers['refused'], $numbers['failed'], $numbers['waiting'], $reasons
		);
	}

	private static function key( DigestState $state ): string {
		// Of one that was claimed and given up nobody knows.
		return $state === DigestState::Claimed ? 'failed' : $state->value;
	}
}
