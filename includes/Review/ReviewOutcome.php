<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

/**
 * What came of a decision.
 */
final class ReviewOutcome {
	/**
	 * @param int|null $confirmed Id of the revision that confirms a proposal; null if none had to be made
	 * @param bool $isTold Whether the author got word of it
	 */
	public function __construct(
		public readonly ?int $confirmed,
		public readonly bool $isTold
	) {
	}
}
