<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

use MediaWiki\Extension\EventCalendar\Model\LocalizedText;

/**
 * A type of event, as the settings page has it.
 */
final class EventType {
	/**
	 * @param string $id
	 * @param LocalizedText|null $label Null: the message `eventcalendar-type-ID`, or the id where there is none
	 * @param string $color Name of a pair of the palette (Palette::NAMES)
	 * @param string $icon One of Icons::NAMES
	 */
	public function __construct(
		public readonly string $id,
		public readonly ?LocalizedText $label,
		public readonly string $color,
		public readonly string $icon = Icons::DEFAULT
	) {
	}
}
