<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestIssues;
use MediaWiki\Extension\EventCalendar\Store\DigestLedger;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;
use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;

/**
 * Subscribers in blocks of neighbouring ids, always the same: two who work through them agree where one ends, and whoever
 * comes later finds the same ones.
 */
class DigestBlocks {
	public const SIZE = 200;

	public function __construct(
		private readonly SubscriptionStore $subscriptions,
		private readonly DigestLedger $ledger,
		private readonly DigestIssues $issues
	) {
	}

	/** @return iterable<int> Those that hold a subscriber */
	public function all(): iterable {
		$block = 0;
		while ( $next = $this->subscriptions->listAfter( $block * self::SIZE, 1 )[0] ?? null ) {
			$block = intdiv( $next->id - 1, self::SIZE );
			yield $block;
			$block++;
		}
	}

	/**
	 * @param StoredIssue $issue
	 * @param int $block
	 * @param int $now Unix time
	 * @return OpenSubscriptions Those whom the issue is for and who are not done with it
	 */
	public function open( StoredIssue $issue, int $block, int $now ): OpenSubscriptions {
		$all = [];
		foreach ( $this->subscriptions->listAfter( $block * self::SIZE, self::SIZE ) as $subscription ) {
			$isOfBlock = $subscription->id <= ( $block + 1 ) * self::SIZE;
			// Those who came later begin with the next one.
			if ( $isOfBlock && $subscription->time <= min( $issue->closes, $issue->changed )
				&& $this->issues->edition( $issue, $subscription->rhythm, $now ) ) {
				$all[$subscription->user] = $subscription;
			}
		}
		$known = $this->ledger->find( $issue->name, array_keys( $all ) );
		$due = [];
		$waiting = 0;
		foreach ( array_intersect_key( $all, $known ) as $user => $subscription ) {
			if ( $known[$user]->isDue( $now ) ) {
				$due[$user] = $subscription;
			} elseif ( !$known[$user]->isFinal() ) {
				$waiting++;
			}
		}
		// Whatever may have killed the last one comes last.
		return new OpenSubscriptions( array_diff_key( $all, $known ) + $due, array_keys( $due ), $waiting );
	}
}
