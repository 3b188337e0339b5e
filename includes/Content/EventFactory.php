<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OverrideTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * Makes an event of a page's JSON in which no problem was found.
 */
final class EventFactory {
	public function __construct( private readonly RecurrenceExpander $expander ) {
	}

	/**
	 * @param array<string,mixed> $data
	 */
	public function newEvent( array $data ): Event {
		$schedule = $this->newSchedule( $data );
		$overrides = [];
		$times = [];
		foreach ( $data['recurrence']['overrides'] ?? [] as $written => $override ) {
			$id = $this->expander->recurrenceIdOf( $schedule, (string)$written );
			if ( $id ) {
				$overrides[$id->toString()] = $override;
				$times[$id->toString()] = $this->newOverrideTimes( $override );
			}
		}
		if ( $overrides !== [] ) {
			$data['recurrence']['overrides'] = $overrides;
		}
		return new Event( $data, new Schedule(
			$schedule->start,
			$schedule->duration,
			$schedule->timeZone,
			$schedule->rule,
			$schedule->exclude,
			$schedule->include,
			$times
		) );
	}

	/** @param array<string,mixed> $data */
	private function newSchedule( array $data ): Schedule {
		$start = WallTime::parse( $data['start'] );
		$timeZone = $data['timeZone'] ?? null;
		if ( isset( $data['duration'] ) ) {
			$duration = Duration::parse( $data['duration'] );
		} else {
			$end = WallTime::parse( $data['end'] ?? $data['start'] );
			$duration = self::durationBetween( $start, $end, ZoneResolver::forZone( $timeZone ?? 'UTC' ) );
		}
		return new Schedule(
			$start,
			$duration,
			$timeZone,
			$data['recurrence']['rule'] ?? null,
			$data['recurrence']['exclude'] ?? [],
			$data['recurrence']['include'] ?? []
		);
	}

	/** @param array<string,mixed> $override */
	private function newOverrideTimes( array $override ): OverrideTimes {
		$start = isset( $override['start'] ) ? WallTime::parse( $override['start'] ) : null;
		$end = isset( $override['end'] ) ? WallTime::parse( $override['end'] ) : null;
		return new OverrideTimes( $start, $end && $end->isDate ? $end->plus( WallTime::DAY ) : $end );
	}

	/**
	 * RFC 5545 §3.8.5.3: a series whose first occurrence is given an end lasts as long in exact time every time.
	 *
	 * @param WallTime $start
	 * @param WallTime $end As written: the last day of an all-day event
	 * @param ZoneResolver $zone
	 */
	public static function durationBetween( WallTime $start, WallTime $end, ZoneResolver $zone ): Duration {
		if ( $start->isDate ) {
			return new Duration( intdiv( $end->seconds - $start->seconds, WallTime::DAY ) + 1, 0 );
		}
		return new Duration( 0, $zone->toInstant( $end->seconds ) - $zone->toInstant( $start->seconds ) );
	}
}
