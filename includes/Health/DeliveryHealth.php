<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Health;

use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\IssueStore;
use MediaWiki\Extension\EventCalendar\Store\TroubleCounts;
use Wikimedia\Message\MessageValue;

/**
 * What was sent lately and did not arrive, as far as the ledgers know.
 */
final class DeliveryHealth implements HealthCheck {
	/** For how many seconds what failed is told */
	private const LATELY = 2 * 86400;

	/** Seconds after which nobody is at it any more who has begun to send */
	private const LOST = 3600;

	/** Seconds after which an issue ought to have gone out, what failed once included */
	private const SLOW = 12 * 3600;

	public function __construct(
		private readonly TroubleCounts $counts,
		private readonly IssueStore $issues
	) {
	}

	/** @inheritDoc */
	public function check( int $now ): array {
		$findings = [ $this->deliveries( $now ) ];
		$announcements = $this->counts->failedAnnouncements( $now - self::LATELY );
		if ( $announcements > 0 ) {
			$findings[] = Finding::trouble(
				( new MessageValue( 'eventcalendar-health-announcements-failed' ) )->numParams( $announcements ),
				Finding::ANNOUNCEMENTS
			);
		}
		foreach ( $this->issues->inState( IssueState::Sending ) as $issue ) {
			if ( $now - $issue->changed > self::SLOW ) {
				$findings[] = Finding::trouble(
					( new MessageValue( 'eventcalendar-health-digest-slow' ) )->plaintextParams( $issue->name )
						->longDurationParams( Finding::round( $now - $issue->changed ) ),
					Finding::DIGEST
				);
			}
		}
		return $findings;
	}

	private function deliveries( int $now ): Finding {
		$failed = $this->counts->failedDeliveries( $now - self::LATELY );
		$lost = $this->counts->unsettledDeliveries( $now - self::LATELY, $now - self::LOST );
		return $failed + $lost > 0
			? Finding::trouble(
				( new MessageValue( 'eventcalendar-health-deliveries-failed' ) )->numParams( $failed, $lost ), Finding::REMINDERS
			)
			: Finding::well( new MessageValue( 'eventcalendar-health-deliveries' ) );
	}
}
