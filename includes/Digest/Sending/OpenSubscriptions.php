<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;

/**
 * The subscribers of a block who are still to get an issue.
 */
final class OpenSubscriptions {
	/**
	 * @param array<int,Subscription> $due By central id, those to be sent now
	 * @param int[] $again Central ids of those among them for whom somebody has begun before
	 * @param int $waiting How many others are to be tried again later
	 */
	public function __construct(
		public readonly array $due,
		public readonly array $again,
		public readonly int $waiting
	) {
	}
}
