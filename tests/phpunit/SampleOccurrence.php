<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Occurrences for tests that draw them, without an index.
 */
final class SampleOccurrence {
	/**
	 * @param string $start UTC, `YYYY-MM-DDTHH:MM`; `YYYY-MM-DD` for all day
	 * @param string $end Exclusive
	 * @param array<string,mixed> $data Of the event page
	 * @param int $page Page id
	 * @param string $wiki
	 */
	public static function make(
		string $start, string $end, array $data = [], int $page = 1, string $wiki = 'home'
	): Occurrence {
		$wallStart = WallTime::parse( $start );
		$wallEnd = WallTime::parse( $end );
		$schedule = new Schedule(
			$wallStart, new Duration( 0, $wallEnd->seconds - $wallStart->seconds ), $wallStart->isDate ? null : 'UTC'
		);
		return new Occurrence(
			new EventPage( $wiki, $page, "Event_$page", 100 + $page, 1700000000 ),
			new Event( $data + [ 'title' => "Event $page", 'type' => 'tech-talk' ], $schedule ),
			new OccurrenceTimes( $wallStart->seconds, $wallEnd->seconds, $wallStart, $wallEnd )
		);
	}
}
