<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Turns a schedule into occurrences: RRULE, EXDATE, RDATE and overrides (RFC 5545 §3.8.5), on wall time.
 */
interface RecurrenceExpander {
	/** Most occurrences that one call gives */
	public const MAX_OCCURRENCES = 5000;

	/**
	 * Checks a schedule's recurrence before anything is expanded: the rule's grammar and bounds, that it happens at all,
	 * that the start fits it.
	 *
	 * @return RecurrenceProblem[] Empty when expand() will not throw
	 */
	public function check( Schedule $schedule ): array;

	/**
	 * The occurrences that overlap the half-open range [$from, $to), where they are after overrides have moved them.
	 *
	 * @param Schedule $schedule
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive
	 * @param int $limit
	 * @return OccurrenceTimes[] Ascending by start, then by recurrence id
	 * @throws RecurrenceException When check() would have found a problem
	 */
	public function expand( Schedule $schedule, int $from, int $to, int $limit = self::MAX_OCCURRENCES ): array;

	/**
	 * Whether an occurrence originally starts at a wall time, so that an override may be keyed by it: the start, a date of
	 * the rule or an included one, that is not excluded.
	 *
	 * @param Schedule $schedule
	 * @param WallTime $recurrenceId
	 */
	public function hasOccurrenceAt( Schedule $schedule, WallTime $recurrenceId ): bool;

	/**
	 * The recurrence id that the key of an override names, so that UTC times need not be converted elsewhere.
	 *
	 * @param Schedule $schedule
	 * @param string $written Wall time, UTC time with `Z`, or date of an all-day event
	 * @return WallTime|null Null when it is malformed or names no occurrence
	 * @throws RecurrenceException When check() would have found a problem
	 */
	public function recurrenceIdOf( Schedule $schedule, string $written ): ?WallTime;

	/**
	 * Whether the schedule has an occurrence (as moved by overrides) that starts at an instant or later.
	 *
	 * @param Schedule $schedule
	 * @param int $instant Unix time
	 */
	public function hasOccurrenceFrom( Schedule $schedule, int $instant ): bool;
}
