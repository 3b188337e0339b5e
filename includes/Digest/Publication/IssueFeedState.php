<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Publication;

/**
 * What the feed of issues depends on: as long as it is the same, so is the feed.
 */
final class IssueFeedState {
	/**
	 * @param string $language Code
	 * @param string $version What tells one state from another
	 * @param int $changed Unix time when it came about; 0: nothing has happened yet
	 */
	public function __construct(
		public readonly string $language,
		public readonly string $version,
		public readonly int $changed
	) {
	}
}
