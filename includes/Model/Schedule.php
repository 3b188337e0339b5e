<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * When an event happens: everything that the expansion of its occurrences needs, and nothing else of it.
 */
final class Schedule {
	/**
	 * @param WallTime $start Of the first occurrence (DTSTART)
	 * @param Duration $duration Of every occurrence that no override gives another
	 * @param string|null $timeZone IANA name; null for an all-day event
	 * @param string|null $rule RFC 5545 RRULE value, without `RRULE:`; null for an event without one
	 * @param string[] $exclude EXDATE: wall times, UTC times with `Z`, or dates (a date on a timed series removes that day's)
	 * @param string[] $include RDATE: wall times, UTC times with `Z`, or dates if the event is all-day
	 * @param array<string,OverrideTimes> $overrides By recurrence id as it stands on the page (wall time, or UTC with `Z`)
	 */
	public function __construct(
		public readonly WallTime $start,
		public readonly Duration $duration,
		public readonly ?string $timeZone,
		public readonly ?string $rule = null,
		public readonly array $exclude = [],
		public readonly array $include = [],
		public readonly array $overrides = []
	) {
	}

	public function isAllDay(): bool {
		return $this->start->isDate;
	}

	/**
	 * Whether the event is a series: its occurrences then have recurrence ids.
	 */
	public function isRecurring(): bool {
		return $this->rule !== null || $this->include !== [];
	}
}
