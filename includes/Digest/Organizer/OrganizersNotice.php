<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Organizer;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Delivery\Courier;
use MediaWiki\Extension\EventCalendar\Delivery\Delivered;
use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueClock;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueDesk;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueTime;
use MediaWiki\Extension\EventCalendar\Store\DeliveryLedger;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Tells those who organised something of late that an issue is about to close, while there is time to have something in it.
 */
class OrganizersNotice {
	/** Seconds before an issue closes */
	public const BEFORE = 5 * 86400;

	/** People who are told of one issue */
	public const MOST = 200;

	/** Days that a notice names */
	private const NAMED = 5;

	public function __construct(
		private readonly IssueDesk $desk,
		private readonly RecentOrganizers $organizers,
		private readonly FreeDays $freeDays,
		private readonly Courier $courier,
		private readonly DeliveryLedger $ledger,
		private readonly SettingsLookup $settings
	) {
	}

	/**
	 * @return array{int,int} How many notices were sent, and how many could not be
	 */
	public function run(): array {
		$now = ConvertibleTimestamp::time();
		$issue = $this->desk->current( $now );
		$isDue = $issue->closes > $now && $issue->closes - $now <= self::BEFORE;
		$mark = $this->ledger->mark( OrganizersNotices::KIND ) ?? 0;
		if ( !$isDue || $mark >= $issue->closes || !$this->settings->get()->digest->organizersNotice || !$this->courier->canSend() ) {
			return [ 0, 0 ];
		}
		$results = $this->tell( $issue, $now );
		$count = static fn ( Delivered $which ) => count( array_keys( $results, $which, true ) );
		if ( $count( Delivered::Failed ) + $count( Delivered::Pending ) === 0 ) {
			// Nobody is told later: who organises something in the last days knows of it.
			$this->ledger->setMark( OrganizersNotices::KIND, $issue->closes );
		}
		return [ $count( Delivered::Sent ), $count( Delivered::Failed ) ];
	}

	/** @return Delivered[] Of each notice */
	private function tell( IssueTime $issue, int $now ): array {
		$organizers = $this->organizers->find( $now, self::MOST );
		$free = $organizers ? $this->freeDays->find( $issue->closes, $issue->closes + IssueClock::WEEK ) : [];
		// What the notice says may be another when it is tried again: the issue alone makes it the one that somebody has got.
		$contents = [
			'closes' => $issue->closes, 'days' => count( $free ), 'free' => implode( '|', array_slice( $free, 0, self::NAMED ) )
		];
		$results = [];
		foreach ( $organizers as $user ) {
			$notice = new Notice( OrganizersNotices::KIND, null, $issue->name, $user, contents: $contents );
			$results[] = $this->courier->deliver( $issue->name, '', $notice, $now );
		}
		return $results;
	}
}
