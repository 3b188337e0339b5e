<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

/**
 * Which event of the extension CampaignEvents is meant, and of which wiki.
 */
final class RegistrationId {
	/**
	 * @param string $wiki Beginning of the wiki's addresses, a key of $wgEventCalendarCampaignEvents
	 * @param int $id
	 */
	public function __construct(
		public readonly string $wiki,
		public readonly int $id
	) {
	}

	/** Where the wiki shows it to everybody, by a name of the special page that each wiki understands */
	public function url(): string {
		return "{$this->wiki}Special:EventDetails/$this->id";
	}
}
