<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;

/**
 * An event as `VEVENT`s: one for the event or the series, one more for each occurrence with an override.
 */
final class EventComponents {
	/** RFC 5545 §3.8.1.11; an event that may come later is no more than tentative */
	private const STATUSES = [
		'confirmed' => 'CONFIRMED',
		'proposed' => 'TENTATIVE',
		'postponed' => 'TENTATIVE',
		'cancelled' => 'CANCELLED',
	];

	/**
	 * @param EventPageLinks $links
	 * @param int $sequenceBase Subtracted from revision ids, which may be larger than the 32 bits of RFC 5545 §3.3.8
	 */
	public function __construct(
		private readonly EventPageLinks $links,
		private readonly int $sequenceBase
	) {
	}

	/**
	 * @param EventPage $page
	 * @param Event $event
	 * @param ScheduleExport $export Of the event's schedule
	 * @param EventTexts $texts
	 * @param int|null $reminder Minutes before the start; null: no alarm
	 * @param OccurrenceMatch|null $match Occurrences that it does not accept are left out; null: none are
	 * @return Component[] Empty if no occurrence matches
	 */
	public function ofEvent(
		EventPage $page, Event $event, ScheduleExport $export, EventTexts $texts,
		?int $reminder = null, ?OccurrenceMatch $match = null
	): array {
		$excluded = $components = [];
		foreach ( $export->overridden() as $times ) {
			$one = new Occurrence( $page, $event->forOccurrence( $times->overrideKey ), $times );
			if ( $match && !$match->accepts( $one->event ) ) {
				$excluded[] = $times->recurrenceId;
			} else {
				$components[] = $this->ofOccurrence( $one, $export, $texts, $reminder );
			}
		}
		if ( !$match || $match->accepts( $event ) ) {
			$series = $this->newEvent( $page, $event );
			$export->addSeries( $series, $excluded );
			$this->describe( $series, $texts, $page, $event, $reminder );
			array_unshift( $components, $series );
		}
		return $components;
	}

	/**
	 * One occurrence alone. It keeps the UID and names its recurrence id (RFC 5545 §3.8.4.4), so that it becomes one with
	 * the series when that is added later.
	 *
	 * @param Occurrence $occurrence
	 * @param ScheduleExport $export Of its event's schedule
	 * @param EventTexts $texts
	 * @param int|null $reminder Minutes before the start; null: no alarm
	 */
	public function ofOccurrence(
		Occurrence $occurrence, ScheduleExport $export, EventTexts $texts, ?int $reminder = null
	): Component {
		$one = $this->newEvent( $occurrence->page, $occurrence->event );
		$export->addOccurrence( $one, $occurrence->times );
		$this->describe( $one, $texts, $occurrence->page, $occurrence->event, $reminder );
		return $one;
	}

	/**
	 * @return string The same for life, whatever happens to the event and its page
	 */
	public static function uid( EventPage $page, Event $event ): string {
		return $event->uid() ?? EventUid::derived( $page->wiki, $page->id );
	}

	private function newEvent( EventPage $page, Event $event ): Component {
		$stamp = gmdate( 'Ymd\THis\Z', $page->timestamp );
		return ( new Component( 'VEVENT' ) )
			->addProperty( 'UID', self::uid( $page, $event ) )
			->addProperty( 'DTSTAMP', $stamp )
			->addProperty( 'LAST-MODIFIED', $stamp )
			->addProperty( 'SEQUENCE', (string)max( 0, $page->revision - $this->sequenceBase ) );
	}

	private function describe(
		Component $component, EventTexts $texts, EventPage $page, Event $event, ?int $reminder
	): void {
		$status = $event->status();
		$url = $this->links->permalink( $page );
		$component->addProperty( 'SUMMARY', $texts->title( $event ) )
			->addProperty( 'DESCRIPTION', $texts->description( $event, $url ) );
		$location = $texts->location( $event );
		if ( $location !== null ) {
			$component->addProperty( 'LOCATION', $location );
		}
		$component->addProperty( 'URL', $url )
			->addProperty( 'STATUS', self::STATUSES[$status] )
			->addProperty( 'CATEGORIES', $texts->categories( $event ) )
			->addProperty( 'COLOR', $texts->color( $event ) );
		foreach ( $texts->conferences( $event ) as [ $address, $parameters ] ) {
			$component->addProperty( 'CONFERENCE', $address, $parameters );
		}
		if ( $status === 'postponed' || $status === 'cancelled' ) {
			// Nobody is busy then, and nobody wants to be reminded.
			$component->addProperty( 'TRANSP', 'TRANSPARENT' );
		} elseif ( $reminder !== null ) {
			$component->addComponent( ( new Component( 'VALARM' ) )
				->addProperty( 'ACTION', 'DISPLAY' )
				->addProperty( 'DESCRIPTION', $texts->title( $event ) )
				->addProperty( 'TRIGGER', "-PT{$reminder}M" )
			);
		}
	}
}
