<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

/**
 * What became of an edit.
 */
final class EditResult {
	/**
	 * @param bool $isSaved
	 * @param string $message Why it was not, as plain text in the user's language
	 * @param bool $stops Whether the same would happen to every edit that follows now
	 */
	public function __construct(
		public readonly bool $isSaved,
		public readonly string $message = '',
		public readonly bool $stops = false
	) {
	}
}
