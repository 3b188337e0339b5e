<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * When one occurrence of a schedule happens. Half-open: the end is the first instant that no longer belongs to it.
 */
final class OccurrenceTimes {
	/**
	 * @param int $start Unix time; for an all-day occurrence 00:00Z of its first day
	 * @param int $end Unix time, exclusive; for an all-day occurrence 00:00Z of the day after its last
	 * @param WallTime $wallStart
	 * @param WallTime $wallEnd Exclusive
	 * @param WallTime|null $recurrenceId Original start in the event's wall time; null if the event is no series
	 * @param string|null $overrideKey The key in Schedule::$overrides that applies to this occurrence
	 */
	public function __construct(
		public readonly int $start,
		public readonly int $end,
		public readonly WallTime $wallStart,
		public readonly WallTime $wallEnd,
		public readonly ?WallTime $recurrenceId = null,
		public readonly ?string $overrideKey = null
	) {
	}
}
