<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What is known of a series under its UID: who wants to be reminded, what was sent, what was announced. On all wikis that
 * share the tables.
 */
interface SeriesRows {
	/** Why what was announced of the first series is skipped of the other: see eventcalendar-promotion-reason-continued */
	public const REASON = 'continued';

	/**
	 * Copies what concerns a day and what comes after it to the series that goes on from there. What that one has already
	 * stays as it is, and so do the rows of the first one: its edit may be undone. What was sent, or is being sent, counts as
	 * sent; what was announced is to be announced no more, and counts for no channel's month a second time.
	 *
	 * @param string $from UID
	 * @param string $to UID
	 * @param string $day The first day of which something goes on, as CarriedDate has it
	 * @param int $kept How many occurrences of that day stay
	 */
	public function carry( string $from, string $to, string $day, int $kept ): void;
}
