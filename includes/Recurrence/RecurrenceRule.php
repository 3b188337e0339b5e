<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * A parsed RRULE value (RFC 5545 §3.3.10). An empty list stands for a part that the rule does not have.
 *
 * Weekdays are numbered 0 (Monday) to 6 (Sunday).
 */
final class RecurrenceRule {
	public const DAILY = 'DAILY';
	public const WEEKLY = 'WEEKLY';
	public const MONTHLY = 'MONTHLY';
	public const YEARLY = 'YEARLY';

	/** The weekdays as RFC 5545 writes them, each with its number */
	public const WEEKDAYS = [ 'MO' => 0, 'TU' => 1, 'WE' => 2, 'TH' => 3, 'FR' => 4, 'SA' => 5, 'SU' => 6 ];

	/**
	 * @param string $frequency One of the constants
	 * @param int $interval
	 * @param int|null $count
	 * @param WallTime|null $until A date, a wall time or, if $untilIsUtc, the fields of a UTC time
	 * @param bool $untilIsUtc
	 * @param int[] $months BYMONTH
	 * @param int[] $weekNumbers BYWEEKNO, negative ones from the end of the year
	 * @param int[] $yearDays BYYEARDAY, negative ones from the end of the year
	 * @param int[] $monthDays BYMONTHDAY, negative ones from the end of the month
	 * @param int[] $weekdays BYDAY without a number
	 * @param array<int,int[]> $ordinalWeekdays BYDAY with numbers: weekday => ordinals, as in 1MO or -1FR
	 * @param int[] $hours BYHOUR
	 * @param int[] $minutes BYMINUTE
	 * @param int[] $seconds BYSECOND; never 60, see RecurrenceRuleParser
	 * @param int[] $setPositions BYSETPOS, negative ones from the end of the set
	 * @param int $weekStart WKST
	 */
	public function __construct(
		public readonly string $frequency,
		public readonly int $interval = 1,
		public readonly ?int $count = null,
		public readonly ?WallTime $until = null,
		public readonly bool $untilIsUtc = false,
		public readonly array $months = [],
		public readonly array $weekNumbers = [],
		public readonly array $yearDays = [],
		public readonly array $monthDays = [],
		public readonly array $weekdays = [],
		public readonly array $ordinalWeekdays = [],
		public readonly array $hours = [],
		public readonly array $minutes = [],
		public readonly array $seconds = [],
		public readonly array $setPositions = [],
		public readonly int $weekStart = 0
	) {
	}

	public function hasByDay(): bool {
		return $this->weekdays !== [] || $this->ordinalWeekdays !== [];
	}

	public function hasTimeParts(): bool {
		return $this->hours !== [] || $this->minutes !== [] || $this->seconds !== [];
	}
}
