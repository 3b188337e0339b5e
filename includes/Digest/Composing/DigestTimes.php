<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;

/**
 * Times in the language and on the clock of a reader, as plain text. An all-day occurrence lies on dates: no zone moves it.
 */
final class DigestTimes {
	/** In seconds: what is shorter, and ends after midnight, needs no second date to be understood */
	private const SHORT = 12 * 3600;

	private readonly ZoneResolver $zone;

	/**
	 * @param CalendarLanguage $language
	 * @param string $zone IANA name; UTC takes the place of one that is none (any more)
	 */
	public function __construct( private readonly CalendarLanguage $language, string $zone ) {
		$this->zone = ZoneResolver::forZone( $zone ) ?? ZoneResolver::forZone( 'UTC' );
	}

	/** @return int Day number, as CalendarDates has it */
	public function day( OccurrenceTimes $times ): int {
		return CalendarDates::ofWall( $this->start( $times ) );
	}

	/** @return string "18:00–19:00", "All day": what stands below the name of the day */
	public function clock( OccurrenceTimes $times ): string {
		if ( !$times->wallStart->isDate ) {
			return $this->range( $this->start( $times ), $this->zone->toWall( $times->end ) );
		}
		$last = CalendarDates::ofWall( $times->wallEnd->seconds ) - 1;
		return $last <= $this->day( $times )
			? $this->language->text( 'slot-allday' )
			: $this->language->text( 'digest-all-day-until', $this->language->dateWithWeekday( $last ) );
	}

	/**
	 * @param OccurrenceTimes $times
	 * @param string|null $zone Of the event; null if all-day
	 * @return string|null What the event's clock shows, with its zone, if that is something else
	 */
	public function onEventsClock( OccurrenceTimes $times, ?string $zone ): ?string {
		$start = $times->wallStart->seconds;
		if ( $zone === null || $times->wallStart->isDate || $start === $this->start( $times ) ) {
			return null;
		}
		$range = $this->range( $start, $times->wallEnd->seconds );
		if ( CalendarDates::ofWall( $start ) !== $this->day( $times ) ) {
			$range = $this->language->text(
				'page-day-time', $this->language->dateWithWeekday( CalendarDates::ofWall( $start ) ), $range
			);
		}
		return $this->language->text( 'page-zone', $range, $zone );
	}

	/**
	 * @param int $start Unix time
	 * @param bool $isAllDay
	 */
	public function moment( int $start, bool $isAllDay ): string {
		$wall = $isAllDay ? $start : $this->zone->toWall( $start );
		$day = $this->language->dateWithWeekday( CalendarDates::ofWall( $wall ) );
		return $isAllDay ? $day : $this->language->text( 'page-day-time', $day, $this->language->time( $wall ) );
	}

	/**
	 * @return string When something takes place again: with its time only where that is another
	 */
	public function again( OccurrenceTimes $first, OccurrenceTimes $times ): string {
		$isSame = ( $this->start( $times ) - $this->start( $first ) ) % WallTime::DAY === 0;
		return $isSame
			? $this->language->dateWithWeekday( $this->day( $times ) )
			: $this->moment( $times->start, $times->wallStart->isDate );
	}

	/** Seconds as in WallTime */
	private function start( OccurrenceTimes $times ): int {
		return $times->wallStart->isDate ? $times->wallStart->seconds : $this->zone->toWall( $times->start );
	}

	/**
	 * @param int $start Seconds as in WallTime
	 * @param int $end As above, exclusive
	 */
	private function range( int $start, int $end ): string {
		$from = $this->language->time( $start );
		$isNear = $end - $start < self::SHORT || CalendarDates::ofWall( $start ) === CalendarDates::ofWall( $end );
		return match ( true ) {
			$end <= $start => $from,
			$isNear => $this->language->text( 'page-same-day', $from, $this->language->time( $end ) ),
			default => $this->language->text( 'page-several-days', $from, $this->language->text(
				'page-day-time', $this->language->dateWithWeekday( CalendarDates::ofWall( $end ) ), $this->language->time( $end )
			) ),
		};
	}
}
