<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * The UID that an event has in calendars (RFC 5545 §3.8.4.7) if its page names none: made of the page's id, which stays the
 * same for life.
 */
final class EventUid {
	public static function derived( string $wiki, int $pageId ): string {
		return "$pageId@$wiki.eventcalendar";
	}

	/**
	 * @return int|null The page that a UID is derived from, whether it exists or not; null if it is none of that wiki's
	 */
	public static function pageIdOf( string $uid, string $wiki ): ?int {
		return preg_match( '/^([1-9]\d{0,9})@(.+)\.eventcalendar$/Ds', $uid, $match ) && $match[2] === $wiki
			? (int)$match[1]
			: null;
	}
}
