<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * When somebody is asked what came out of an occurrence:
 *
 *     end ── first ┄┄┄┄ a week ┄┄┄┄ again         then never
 *     ├──────────── 14 days ────────────┤         for how long a first one may be late
 */
final class FollowUpRules {
	/** Kinds of deliveries, and how long after the end each is due, in seconds */
	public const DUE = [ self::FIRST => 0, self::AGAIN => 7 * WallTime::DAY ];

	public const FIRST = 'follow-up';
	public const AGAIN = 'follow-up-again';

	/** How late one may be, in seconds: so that an installation, or a cron that was off, asks nobody about old times */
	public const LATEST = 14 * WallTime::DAY;

	/** At least so long after the first one comes the second, even if that one was late; in seconds */
	private const APART = 3 * WallTime::DAY;

	/**
	 * Whether there is something to tell that nobody has told.
	 *
	 * @param Event $event As the occurrence shows it
	 * @param int $end Unix time
	 * @param int $now Unix time
	 */
	public static function isOpen( Event $event, int $end, int $now ): bool {
		return $end <= $now && $event->status() === 'confirmed' && $event->outcome() === [];
	}

	/**
	 * When the occurrences ended for which a notice is due now.
	 *
	 * @param string $kind
	 * @param int $now Unix time
	 * @return array{int,int} Unix times: after the first, up to the second
	 */
	public static function range( string $kind, int $now ): array {
		$upTo = $now - self::DUE[$kind];
		return [ $upTo - self::LATEST, $upTo ];
	}

	/**
	 * @param string $kind
	 * @param int|null $firstSent When the same person got the first notice
	 * @param int $now Unix time
	 */
	public static function isTurnOf( string $kind, ?int $firstSent, int $now ): bool {
		return $kind === self::FIRST || ( $firstSent !== null && $firstSent <= $now - self::APART );
	}
}
