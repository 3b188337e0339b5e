<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestIssues;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestResult;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestWays;
use MediaWiki\Extension\EventCalendar\Store\DigestLedger;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;
use MediaWiki\User\User;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Sends an issue to the subscribers of a block, each of them once. See docs/adr/0011-a-digest-is-sent-once.md.
 *
 * ```
 *     lock the block ─► claim a few, in one commit ─► for each: send ─► "sent", a commit of its own
 *                              ▲                                                    │
 *                              └────────────────────── the next few ◄───────────────┘
 * ```
 */
class DigestSender {
	/** How many are claimed at a time */
	private const AT_A_TIME = 50;

	public function __construct(
		private readonly DigestBlocks $blocks,
		private readonly DigestIssues $issues,
		private readonly DigestLedger $ledger,
		private readonly DigestComposer $composer,
		private readonly DigestRecipients $recipients,
		private readonly DigestWays $ways,
		private readonly DigestCounter $counter
	) {
	}

	/**
	 * @param string $name Of the issue
	 * @param int $block
	 * @param callable(BlockResult):void|null $progress Told now and then what has been done of the block so far
	 */
	public function sendBlock( string $name, int $block, ?callable $progress = null ): BlockResult {
		$now = ConvertibleTimestamp::time();
		$issue = $this->issues->findSending( $name );
		$result = new BlockResult();
		if ( !$issue || $this->issues->isOver( $issue, $now ) ) {
			return $result;
		}
		if ( !$this->ledger->lock( $name, $block ) ) {
			return new BlockResult( isBusy: true );
		}
		try {
			$told = [];
			$open = $this->blocks->open( $issue, $block, $now );
			foreach ( array_chunk( $open->due, self::AT_A_TIME, true ) as $some ) {
				$isForAll = false;
				$result = $result->plus( $this->sendSome( $issue, $some, $open->again, $told, $isForAll ) );
				if ( $progress ) {
					$progress( $result );
				}
				if ( $isForAll ) {
					break;
				}
			}
			$this->counter->count( $told, $now );
		} finally {
			$this->ledger->unlock( $name, $block );
		}
		return $result;
	}

	/**
	 * @param StoredIssue $issue
	 * @param array<int,Subscription> $some By central id
	 * @param int[] $again Those who may have it already
	 * @param DigestContent[] &$told Added to, for each who was sent one
	 * @param bool &$isForAll Set if there is no use in going on
	 */
	private function sendSome( StoredIssue $issue, array $some, array $again, array &$told, bool &$isForAll ): BlockResult {
		$now = ConvertibleTimestamp::time();
		$contents = $this->compose( $issue, $some, $now );
		$nothing = array_keys( array_diff_key( $some, $contents ) );
		$users = $contents ? $this->recipients->find( array_keys( $contents ) ) : [];
		$nobody = array_keys( array_diff_key( $contents, $users ) );
		$this->ledger->close( $issue->name, $nothing, DigestState::Nothing, $now );
		$this->ledger->close( $issue->name, $nobody, DigestState::Refused, $now, 'no-user' );
		$states = [];
		if ( $users && $this->ledger->claim( $issue->name, array_keys( $users ), $now ) ) {
			foreach ( $users as $id => $user ) {
				if ( $isForAll ) {
					// Nobody has tried this one: it keeps all its attempts.
					$this->ledger->close( $issue->name, [ $id ], DigestState::Failed, $now, 'connection' );
					$states[] = DigestState::Failed;
					continue;
				}
				$result = $this->sendOne( $issue, $some[$id], $user, $contents[$id], in_array( $id, $again, true ) );
				$isForAll = $result->isForAll;
				$states[] = $result->state;
				if ( $result->state === DigestState::Sent ) {
					$told[] = $contents[$id];
				}
			}
		}
		$number = static fn ( DigestState $state ) => count( array_keys( $states, $state, true ) );
		return new BlockResult(
			$number( DigestState::Sent ), count( $nothing ), $number( DigestState::Failed ),
			$number( DigestState::Refused ) + count( $nobody )
		);
	}

	/**
	 * @param StoredIssue $issue
	 * @param array<int,Subscription> $some By central id
	 * @param int $now Unix time
	 * @return array<int,DigestContent> Of those who have something to hear
	 */
	private function compose( StoredIssue $issue, array $some, int $now ): array {
		return array_filter( array_map( function ( Subscription $subscription ) use ( $issue, $now ): ?DigestContent {
			$edition = $this->issues->edition( $issue, $subscription->rhythm, $now );
			return $edition
				? $this->composer->compose( $edition, $subscription->filter, $subscription->language, $subscription->zone )
				: null;
		}, $some ) );
	}

	private function sendOne(
		StoredIssue $issue, Subscription $subscription, User $user, DigestContent $content, bool $isAgain
	): DigestResult {
		$result = $this->ways->send( $subscription, $user, $content, $isAgain );
		// Nothing comes between sending and saying so: a process that dies here has somebody sent a second copy.
		$this->ledger->settle( $issue->name, $subscription->user, $result->state, ConvertibleTimestamp::time(), $result->reason );
		return $result;
	}
}
