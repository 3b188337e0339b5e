<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Content;

/**
 * A day of the reader's zone.
 */
final class DigestDay {
	/**
	 * @param string $date `YYYY-MM-DD`
	 * @param string $label Such as "Monday, 2 November 2026"
	 * @param DigestEntry[] $entries In the order of their times
	 */
	public function __construct(
		public readonly string $date,
		public readonly string $label,
		public readonly array $entries
	) {
	}
}
