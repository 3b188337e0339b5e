<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * What the person who imports says about events whose file does not.
 */
final class ImportDefaults {
	/**
	 * @param string $type Of every event: iCalendar knows no types
	 * @param string[] $topics Of every event, beside those that the file names
	 * @param string[] $audience
	 * @param string[] $languages Spoken at the events
	 * @param string $timeZone IANA name, for times that name no zone
	 * @param string $languageCode Of texts that name no language
	 * @param string $status `confirmed` or `proposed`, for events that say nothing or that they are confirmed
	 */
	public function __construct(
		public readonly string $type,
		public readonly array $topics,
		public readonly array $audience,
		public readonly array $languages,
		public readonly string $timeZone,
		public readonly string $languageCode,
		public readonly string $status = 'confirmed'
	) {
	}
}
