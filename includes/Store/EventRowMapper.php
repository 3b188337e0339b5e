<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use stdClass;

/**
 * Rows of the index as values.
 */
final class EventRowMapper {
	public const FIELDS = [
		'ece_wiki', 'ece_page', 'ece_title', 'ece_sequence', 'ece_timestamp', 'ece_horizon', 'ece_data'
	];

	public function __construct( private readonly EventFactory $events ) {
	}

	/**
	 * @param stdClass $row With FIELDS
	 */
	public function event( stdClass $row ): IndexedEvent {
		return new IndexedEvent(
			new EventPage(
				$row->ece_wiki, (int)$row->ece_page, $row->ece_title, (int)$row->ece_sequence, (int)$row->ece_timestamp
			),
			$this->events->newEvent( json_decode( $row->ece_data, true, 512, JSON_THROW_ON_ERROR ) ),
			$row->ece_horizon === null ? null : (int)$row->ece_horizon
		);
	}

	/**
	 * @param IndexedEvent $indexed
	 * @param stdClass $row Of ec_occurrence
	 */
	public function occurrence( IndexedEvent $indexed, stdClass $row ): Occurrence {
		$schedule = $indexed->event->schedule;
		$isDate = $schedule->isAllDay();
		$zone = ZoneResolver::forZone( $isDate ? 'UTC' : (string)$schedule->timeZone ) ?? ZoneResolver::forZone( 'UTC' );
		$recurrenceId = $row->eco_recurrence_id;
		$overrideKey = isset( $schedule->overrides[$recurrenceId] ) ? $recurrenceId : null;
		return new Occurrence(
			$indexed->page,
			$indexed->event->forOccurrence( $overrideKey ),
			new OccurrenceTimes(
				(int)$row->eco_start,
				(int)$row->eco_end,
				new WallTime( $zone->toWall( (int)$row->eco_start ), $isDate ),
				new WallTime( $zone->toWall( (int)$row->eco_end ), $isDate ),
				$recurrenceId === '' ? null : WallTime::parse( $recurrenceId ),
				$overrideKey
			)
		);
	}
}
