<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What is stored of an issue of the digest. One that nobody has touched before it closes has no row.
 */
final class StoredIssue {
	/**
	 * @param string $name Such as `2026-W49`
	 * @param IssueState $state
	 * @param int $closes Unix time
	 * @param int $changed Unix time when it came into its state
	 * @param array<string,string> $introduction Wikitext by language code
	 */
	public function __construct(
		public readonly string $name,
		public readonly IssueState $state,
		public readonly int $closes,
		public readonly int $changed,
		public readonly array $introduction = []
	) {
	}
}
