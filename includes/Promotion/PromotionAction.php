<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;

/**
 * One thing to be done for an occurrence, and when.
 */
final class PromotionAction {
	/** On a page or a mailing list, on a social network, to those who asked for a reminder, about what came out of it */
	public const KINDS = [ 'announce', 'post', 'remind', 'follow-up' ];

	/** Later, from now on, not in time, never, already */
	public const STATES = [ 'coming', 'due', 'past', 'skipped', 'done' ];

	/**
	 * @param string $kind One of KINDS
	 * @param int $due Unix time from which it is to be done
	 * @param string $state One of STATES
	 * @param Channel|null $channel Where, if it is an announcement or a post
	 */
	public function __construct(
		public readonly string $kind,
		public readonly int $due,
		public readonly string $state,
		public readonly ?Channel $channel = null
	) {
	}
}
