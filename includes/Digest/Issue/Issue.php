<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

/**
 * One edition of the digest: what is on in the period that follows its closing.
 */
final class Issue {
	/**
	 * @param string $name Such as `2026-W49`
	 * @param string $rhythm One of Subscription::RHYTHMS: of the subscribers that this edition is for. Those who get every
	 *  second one look further ahead, and were last told by another one
	 * @param int $from Unix time: what is over by then is left out
	 * @param int $to Unix time, exclusive
	 * @param int $closes Unix time when it is sent
	 * @param string $state draft, held, sending or sent
	 * @param array<string,string> $introduction Wikitext by language code
	 * @param IssueContents|null $previous What the issue before told of; null: there was none, and nothing is new
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $rhythm,
		public readonly int $from,
		public readonly int $to,
		public readonly int $closes,
		public readonly string $state = 'draft',
		public readonly array $introduction = [],
		public readonly ?IssueContents $previous = null
	) {
	}
}
