<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * One event as iCalendar (RFC 5545, RFC 7986). docs/api.md says what becomes what.
 */
final class IcalendarWriter {
	/** How often a subscriber should look again */
	private const REFRESH_INTERVAL = 'PT6H';

	/** An endless series' zone is defined up to the end of the year that is so many years away */
	private const ZONE_YEARS = 10;

	public function __construct(
		private readonly EventComponents $components,
		private readonly RecurrenceExpander $expander,
		private readonly EventTextsFactory $texts,
		private readonly IcalendarEncoder $encoder
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
		$texts = $this->texts->inLanguage( $languageCode );
		$export = new ScheduleExport( $this->expander, $event->schedule );
		return $this->calendar(
			$texts->title( $event ),
			$export->zoneDefinition( $export->overridden(), true, self::zonesEnd() ),
			$this->components->ofEvent( $page, $event, $export, $texts, $reminder )
		);
	}

	/**
	 * One occurrence alone.
	 *
	 * @param Occurrence $occurrence
	 * @param string $languageCode
	 * @param int|null $reminder Minutes before the start; null: no alarm
	 */
	public function writeOccurrence( Occurrence $occurrence, string $languageCode, ?int $reminder = null ): string {
		$texts = $this->texts->inLanguage( $languageCode );
		$export = new ScheduleExport( $this->expander, $occurrence->event->schedule );
		return $this->calendar(
			$texts->title( $occurrence->event ),
			$export->zoneDefinition( [ $occurrence->times ], false, 0 ),
			[ $this->components->ofOccurrence( $occurrence, $export, $texts, $reminder ) ]
		);
	}

	/**
	 * @return Component A calendar without events
	 */
	public static function newCalendar( string $name ): Component {
		return ( new Component( 'VCALENDAR' ) )
			->addProperty( 'VERSION', '2.0' )
			->addProperty( 'PRODID', '-//MediaWiki//EventCalendar//EN' )
			->addProperty( 'CALSCALE', 'GREGORIAN' )
			->addProperty( 'NAME', $name )
			->addProperty( 'X-WR-CALNAME', $name )
			->addProperty( 'REFRESH-INTERVAL', self::REFRESH_INTERVAL, [ 'VALUE' => 'DURATION' ] );
	}

	/**
	 * @return int Unix time up to which zones of endless series are defined: the same all year long, so that the same event
	 *  gives the same text
	 */
	public static function zonesEnd(): int {
		$year = (int)gmdate( 'Y', ConvertibleTimestamp::time() );
		return gmmktime( 0, 0, 0, 1, 1, $year + self::ZONE_YEARS + 1 );
	}

	/**
	 * @param string $name
	 * @param Component|null $zone
	 * @param Component[] $events
	 */
	private function calendar( string $name, ?Component $zone, array $events ): string {
		$calendar = self::newCalendar( $name );
		foreach ( array_filter( [ $zone, ...$events ] ) as $component ) {
			$calendar->addComponent( $component );
		}
		return $this->encoder->encode( $calendar );
	}
}
