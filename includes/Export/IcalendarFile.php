<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

use MediaWiki\Extension\EventCalendar\Feed\EventComponents;
use MediaWiki\Extension\EventCalendar\Feed\EventTexts;
use MediaWiki\Extension\EventCalendar\Feed\IcalendarEncoder;
use MediaWiki\Extension\EventCalendar\Feed\IcalendarWriter;
use MediaWiki\Extension\EventCalendar\Feed\ScheduleExport;
use MediaWiki\Extension\EventCalendar\Feed\ZoneDefinition;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;

/**
 * A calendar file (RFC 5545) with the events whatever their status and whenever they are: what feeds tell of them, for
 * calendar programs.
 */
final class IcalendarFile implements ExportFormat {
	private const END = "END:VCALENDAR\r\n";

	/** @var array<string,true> Zones that are defined already */
	private array $zones = [];

	public function __construct(
		private readonly EventComponents $components,
		private readonly RecurrenceExpander $expander,
		private readonly IcalendarEncoder $encoder,
		private readonly EventTexts $texts,
		private readonly string $name
	) {
	}

	public function begin(): string {
		return substr( $this->encoder->encode( IcalendarWriter::newCalendar( $this->name ) ), 0, -strlen( self::END ) );
	}

	public function event( ExportedEvent $exported ): string {
		$schedule = $exported->event->schedule;
		$text = $this->zone( $schedule->timeZone );
		$components = $this->components->ofEvent(
			$exported->page, $exported->event, new ScheduleExport( $this->expander, $schedule ), $this->texts
		);
		foreach ( $components as $component ) {
			$text .= $this->encoder->encode( $component );
		}
		return $text;
	}

	public function end(): string {
		return self::END;
	}

	/** The zone's definition, before the first event that names it; which of them is the oldest is not known yet. */
	private function zone( ?string $name ): string {
		if ( $name === null || isset( $this->zones[$name] ) || ZoneDefinition::isUtc( $name ) ) {
			return '';
		}
		$this->zones[$name] = true;
		return $this->encoder->encode( ZoneDefinition::make( $name, 0, IcalendarWriter::zonesEnd() ) );
	}
}
