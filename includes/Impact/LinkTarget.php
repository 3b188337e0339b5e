<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * Where a link with a campaign leads to, and what following it is counted for.
 */
final class LinkTarget {
	/**
	 * @param string $url Absolute
	 * @param string $uid Of the event
	 * @param string|null $date As DeliveryDate has it; null: of a series that is over, which nobody counts any more
	 */
	public function __construct(
		public readonly string $url,
		public readonly string $uid,
		public readonly ?string $date
	) {
	}
}
