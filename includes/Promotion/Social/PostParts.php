<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

/**
 * What a post is made of, in the account's language and neutral already.
 */
final class PostParts {
	/**
	 * @param string $title
	 * @param string $when Date and time on the clocks of the account's readers
	 * @param string $utc The same in UTC; empty if that is what $when says
	 * @param string $summary
	 * @param string $link
	 * @param string[] $tags Without `#`
	 */
	public function __construct(
		public readonly string $title,
		public readonly string $when,
		public readonly string $utc,
		public readonly string $summary,
		public readonly string $link,
		public readonly array $tags
	) {
	}
}
