<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * Forgets who was sent old issues of the digest.
 */
interface DigestPruning {
	/**
	 * Of issues that closed before an instant, and came into their state before it; never of one that is being sent.
	 *
	 * @param int $before Unix time
	 * @return int Number of rows
	 */
	public function prune( int $before ): int;
}
