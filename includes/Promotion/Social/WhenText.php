<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;

/**
 * Date and time of an occurrence as plain text, on the clocks of a zone that is not the event's.
 */
final class WhenText {
	public const UTC = 'UTC';

	public function __construct( private readonly CalendarLanguage $language ) {
	}

	/**
	 * @param OccurrenceTimes $times
	 * @param string $zone IANA name; another one gives UTC
	 * @return string "Thursday, 3 December 2026, 19:00–20:00 (Europe/Berlin)"; without time and zone if it is all-day
	 */
	public function in( OccurrenceTimes $times, string $zone ): string {
		[ $start, $end ] = self::wall( $times, $zone );
		$days = [ $this->day( $start ), $this->day( $end ) ];
		if ( $times->wallStart->isDate ) {
			return $days[0] === $days[1] ? $days[0] : $this->language->text( 'date-range', ...$days );
		}
		$clocks = [ $this->language->time( $start ), $this->language->time( $end ) ];
		$name = ZoneResolver::exists( $zone ) ? strtr( $zone, '_', ' ' ) : self::UTC;
		return $days[0] === $days[1]
			? $this->language->text( 'feed-when', $days[0], $clocks[0], $clocks[1], $name )
			: $this->language->text( 'feed-when-days', $days[0], $clocks[0], $days[1], $clocks[1], $name );
	}

	/**
	 * @param OccurrenceTimes $times
	 * @param string $zone In which it was told already
	 * @return string The same in UTC, the day only if it is another one; empty if it is no other time, or has none
	 */
	public function inUtcBeside( OccurrenceTimes $times, string $zone ): string {
		$there = self::wall( $times, $zone );
		$here = [ $times->start, $times->end ];
		if ( $times->wallStart->isDate || $there === $here ) {
			return '';
		}
		$isSameDay = CalendarDates::ofWall( $there[0] ) === CalendarDates::ofWall( $here[0] )
			&& CalendarDates::ofWall( $here[0] ) === CalendarDates::ofWall( $here[1] );
		return $isSameDay
			? $this->language->text( 'social-utc', ...array_map( $this->language->time( ... ), $here ) )
			: $this->in( $times, self::UTC );
	}

	/** @return array{int,int} Wall times; of all-day occurrences the last day, inclusive */
	private static function wall( OccurrenceTimes $times, string $zone ): array {
		if ( $times->wallStart->isDate ) {
			return [
				$times->wallStart->seconds, max( $times->wallStart->seconds, $times->wallEnd->seconds - WallTime::DAY )
			];
		}
		$resolver = ZoneResolver::forZone( $zone );
		return $resolver
			? [ $resolver->toWall( $times->start ), $resolver->toWall( $times->end ) ]
			: [ $times->start, $times->end ];
	}

	private function day( int $wall ): string {
		return $this->language->dateWithWeekday( CalendarDates::ofWall( $wall ) );
	}
}
