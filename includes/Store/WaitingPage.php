<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * An event page with a newest revision that nobody has decided about yet.
 */
final class WaitingPage {
	/**
	 * @param int $page Page id
	 * @param int $newest Id of the newest revision: what is decided about
	 * @param int|null $reviewed Id of the revision that the calendar shows instead; null for a proposal
	 * @param int $first Id of the first revision that waits
	 * @param int $since When that one was made, in Unix time
	 */
	public function __construct(
		public readonly int $page,
		public readonly int $newest,
		public readonly ?int $reviewed,
		public readonly int $first,
		public readonly int $since
	) {
	}
}
