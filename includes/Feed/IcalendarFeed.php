<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceException;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Store\FeedLookup;
use MediaWiki\Extension\EventCalendar\Store\IndexedEvent;

/**
 * A feed as iCalendar (RFC 5545, RFC 7986): the events that have an occurrence in the feed, series with their rules.
 */
final class IcalendarFeed implements FeedWriter {
	private const END = "END:VCALENDAR\r\n";

	public function __construct(
		private readonly FeedLookup $lookup,
		private readonly RecurrenceExpander $expander,
		private readonly EventComponents $components,
		private readonly EventTextsFactory $texts,
		private readonly IcalendarEncoder $encoder,
		private readonly string $siteName
	) {
	}

	/** @inheritDoc */
	public function mediaType(): string {
		return 'text/calendar; charset=utf-8';
	}

	/** @inheritDoc */
	public function write( FeedRequest $request ): iterable {
		$texts = $this->texts->inLanguage( $request->languageCode );
		$calendar = IcalendarWriter::newCalendar( $texts->feedTitle( $request->filter, $this->siteName ) )
			->addProperty( 'SOURCE', $request->url, [ 'VALUE' => 'URI' ] );
		yield substr( $this->encoder->encode( $calendar ), 0, -strlen( self::END ) );

		$match = new OccurrenceMatch( $request->filter );
		$budget = new FeedBudget();
		$zones = [];
		$events = $this->lookup->eachEvent( $request->from, $request->to, $request->filter, FeedBudget::MAX_ITEMS );
		foreach ( $events as $indexed ) {
			$item = $this->event( $indexed, $texts, $match );
			if ( $item === '' ) {
				continue;
			}
			if ( !$budget->take( $item ) ) {
				break;
			}
			$zone = $indexed->event->schedule->timeZone;
			if ( $zone !== null && !isset( $zones[$zone] ) && !ZoneDefinition::isUtc( $zone ) ) {
				$zones[$zone] = true;
				// Which of its events is the oldest is not known yet.
				yield $this->encoder->encode( ZoneDefinition::make( $zone, 0, IcalendarWriter::zonesEnd() ) );
			}
			yield $item;
		}
		yield self::END;
	}

	private function event( IndexedEvent $indexed, EventTexts $texts, OccurrenceMatch $match ): string {
		$schedule = $indexed->event->schedule;
		if ( $schedule->timeZone !== null && !ZoneResolver::forZone( $schedule->timeZone ) ) {
			return '';
		}
		try {
			$components = $this->components->ofEvent(
				$indexed->page, $indexed->event, new ScheduleExport( $this->expander, $schedule ), $texts, null, $match
			);
		} catch ( RecurrenceException ) {
			// Valid when it was indexed, but not with this machine's zones: the others are told all the same.
			return '';
		}
		return implode( '', array_map( $this->encoder->encode( ... ), $components ) );
	}
}
