<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;

/**
 * How the ledger names an occurrence of an event: by its local date, so that a change of its time is no reason to send
 * anything again.
 */
final class DeliveryDate {
	public function __construct( private readonly RecurrenceExpander $expander ) {
	}

	/**
	 * @return string `2026-12-03`, for the second of a day `2026-12-03#2`
	 */
	public function of( Schedule $schedule, OccurrenceTimes $times ): string {
		$id = $times->recurrenceId;
		if ( !$id ) {
			return $times->wallStart->dateString();
		}
		$ordinal = 1;
		// Where they were before overrides moved them. Two days hold one of the event's zone.
		$where = new Schedule(
			$schedule->start, $schedule->duration, $schedule->timeZone, $schedule->rule, $schedule->exclude, $schedule->include
		);
		$midnight = $id->midnight()->seconds;
		$around = $id->isDate
			? []
			: $this->expander->expand( $where, $midnight - WallTime::DAY, $midnight + 2 * WallTime::DAY );
		foreach ( $around as $other ) {
			$isEarlier = $other->recurrenceId && $other->recurrenceId->seconds < $id->seconds;
			$ordinal += (int)( $isEarlier && $other->recurrenceId->dateString() === $id->dateString() );
		}
		return $id->dateString() . ( $ordinal > 1 ? "#$ordinal" : '' );
	}
}
