<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

/**
 * A post that an account is to make, for PostSpread.
 */
final class PostRequest {
	/**
	 * @param string $id
	 * @param string $event Which event it is about: a series has many posts, and must not push all others aside
	 * @param int $from Unix time from which it may be made
	 * @param int $start Unix time at which the occurrence starts
	 * @param int|null $fixed Unix time at which it was made, or that somebody has set for it
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $event,
		public readonly int $from,
		public readonly int $start,
		public readonly ?int $fixed = null
	) {
	}
}
