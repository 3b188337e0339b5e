<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

/**
 * What the calendar alone says of an issue.
 */
final class IssueTime {
	/**
	 * @param string $name ISO week in which it closes, such as `2026-W49`
	 * @param int $closes Unix time
	 * @param bool $isFortnightly Whether those who want every second issue get this one
	 */
	public function __construct(
		public readonly string $name,
		public readonly int $closes,
		public readonly bool $isFortnightly
	) {
	}
}
