<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageFallback;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Events as iCalendar (RFC 5545, RFC 7986). docs/api.md says what becomes what.
 */
final class IcalendarWriter {
	/** How often a subscriber should look again */
	private const REFRESH_INTERVAL = 'PT6H';

	/** An endless series' zone is defined up to the end of the year that is so many years away */
	private const ZONE_YEARS = 10;

	/** RFC 5545 §3.8.1.11; an event that may come later is no more than tentative */
	private const STATUSES = [
		'confirmed' => 'CONFIRMED',
		'proposed' => 'TENTATIVE',
		'postponed' => 'TENTATIVE',
		'cancelled' => 'CANCELLED',
	];

	/**
	 * @param EventPageLinks $links
	 * @param RecurrenceExpander $expander
	 * @param SettingsLookup $settings
	 * @param LanguageFactory $languageFactory
	 * @param LanguageFallback $languageFallback
	 * @param IcalendarEncoder $encoder
	 * @param int $sequenceBase Subtracted from revision ids, which may be larger than the 32 bits of RFC 5545 §3.3.8
	 */
	public function __construct(
		private readonly EventPageLinks $links,
		private readonly RecurrenceExpander $expander,
		private readonly SettingsLookup $settings,
		private readonly LanguageFactory $languageFactory,
		private readonly LanguageFallback $languageFallback,
		private readonly IcalendarEncoder $encoder,
		private readonly int $sequenceBase
	) {
	}

	/**
	 * An event; a series with its rule and one `VEVENT` more for each override.
	 *
	 * @param EventPage $page
	 * @param Event $event
	 * @param string $languageCode
	 * @param int|null $reminder Minutes before the start; null: no alarm
	 */
	public function writeEvent( EventPage $page, Event $event, string $languageCode, ?int $reminder = null ): string {
		$texts = $this->texts( $languageCode );
		$export = new ScheduleExport( $this->expander, $event->schedule );
		$overridden = $export->overridden();

		$series = $this->newEvent( $page, $event );
		$export->addSeries( $series );
		$this->describe( $series, $texts, $page, $event, $reminder );
		$components = [ $series ];
		foreach ( $overridden as $times ) {
			$one = $this->newEvent( $page, $event );
			$export->addOccurrence( $one, $times );
			$this->describe( $one, $texts, $page, $event->forOccurrence( $times->overrideKey ), $reminder );
			$components[] = $one;
		}
		$zone = $export->zoneDefinition( $overridden, true, $this->horizon() );
		return $this->calendar( $texts->title( $event ), $zone, $components );
	}

	/**
	 * One occurrence alone. It keeps the UID and names its recurrence id (RFC 5545 §3.8.4.4), so that it becomes one with
	 * the series when that is added later.
	 *
	 * @param Occurrence $occurrence
	 * @param string $languageCode
	 * @param int|null $reminder Minutes before the start; null: no alarm
	 */
	public function writeOccurrence( Occurrence $occurrence, string $languageCode, ?int $reminder = null ): string {
		$texts = $this->texts( $languageCode );
		$export = new ScheduleExport( $this->expander, $occurrence->event->schedule );
		$one = $this->newEvent( $occurrence->page, $occurrence->event );
		$export->addOccurrence( $one, $occurrence->times );
		$this->describe( $one, $texts, $occurrence->page, $occurrence->event, $reminder );
		$zone = $export->zoneDefinition( [ $occurrence->times ], false, 0 );
		return $this->calendar( $texts->title( $occurrence->event ), $zone, [ $one ] );
	}

	private function texts( string $languageCode ): EventTexts {
		return new EventTexts(
			$this->languageFactory->getLanguage( $languageCode ),
			[ $languageCode, ...$this->languageFallback->getAll( $languageCode ) ],
			$this->settings->get()
		);
	}

	/**
	 * @param string $name
	 * @param Component|null $zone
	 * @param Component[] $events
	 */
	private function calendar( string $name, ?Component $zone, array $events ): string {
		$calendar = ( new Component( 'VCALENDAR' ) )
			->addProperty( 'VERSION', '2.0' )
			->addProperty( 'PRODID', '-//MediaWiki//EventCalendar//EN' )
			->addProperty( 'CALSCALE', 'GREGORIAN' )
			->addProperty( 'NAME', $name )
			->addProperty( 'X-WR-CALNAME', $name )
			->addProperty( 'REFRESH-INTERVAL', self::REFRESH_INTERVAL, [ 'VALUE' => 'DURATION' ] );
		foreach ( array_filter( [ $zone, ...$events ] ) as $component ) {
			$calendar->addComponent( $component );
		}
		return $this->encoder->encode( $calendar );
	}

	private function newEvent( EventPage $page, Event $event ): Component {
		$stamp = gmdate( 'Ymd\THis\Z', $page->timestamp );
		return ( new Component( 'VEVENT' ) )
			->addProperty( 'UID', $event->uid() ?? "$page->id@$page->wiki.eventcalendar" )
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

	/**
	 * The same all year long, so that the same event gives the same text.
	 */
	private function horizon(): int {
		$year = (int)gmdate( 'Y', ConvertibleTimestamp::time() );
		return gmmktime( 0, 0, 0, 1, 1, $year + self::ZONE_YEARS + 1 );
	}
}
