<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\UserIdentity;

/**
 * How long before a start people are reminded.
 */
class ReminderTimes {
	/** Minutes, the longest first */
	public const ALL = [ 10080, 1440, 120, 60, 15 ];

	/** How many of them somebody may have */
	public const MOST = 3;

	/** Each time, as a preference of its own: with the minutes behind it. extension.json has the defaults. */
	public const PREFERENCE = 'eventcalendar-reminder-';

	/** What lasts whole days begins at no hour. */
	private const DAY = 1440;

	public function __construct( private readonly UserOptionsLookup $options ) {
	}

	/**
	 * @param UserIdentity $user
	 * @param bool $isAllDay Whether for an event without hours
	 * @return int[] Minutes, the longest first; none: they only want to know of changes
	 */
	public function of( UserIdentity $user, bool $isAllDay = false ): array {
		$chosen = array_values( array_filter(
			self::ALL, fn ( int $minutes ) => $this->options->getBoolOption( $user, self::PREFERENCE . $minutes )
		) );
		if ( !$isAllDay || !$chosen ) {
			return $chosen;
		}
		return array_values( array_filter( $chosen, static fn ( int $minutes ) => $minutes >= self::DAY ) ) ?: [ self::DAY ];
	}

	/**
	 * Which reminder it is time for: of several that are late the last one alone.
	 *
	 * @param int[] $times Minutes
	 * @param int $start Unix time
	 * @param int $now Unix time
	 * @return int|null Minutes
	 */
	public static function due( array $times, int $start, int $now ): ?int {
		$due = array_filter( $times, static fn ( int $minutes ) => $start - $minutes * 60 <= $now );
		return $due && $now < $start ? min( $due ) : null;
	}

	/** Kind of the reminder in the ledger */
	public static function kind( int $minutes ): string {
		return "reminder-$minutes";
	}
}
