<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

use MediaWiki\Extension\EventCalendar\Store\StoredIssue;

/**
 * How an issue went.
 */
final class IssueNumbers {
	/**
	 * @param StoredIssue $issue
	 * @param int $sent
	 * @param int $nothing Subscribers to whom there was nothing to say
	 * @param int $refused Those who cannot get it
	 * @param int $failed Those who were given up
	 * @param int $waiting Those who are still to get it
	 * @param array<string,int> $reasons Short codes, such as `smtp-550`, and of how many
	 */
	public function __construct(
		public readonly StoredIssue $issue,
		public readonly int $sent,
		public readonly int $nothing,
		public readonly int $refused,
		public readonly int $failed,
		public readonly int $waiting,
		public readonly array $reasons
	) {
	}
}
