<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Language\Language;

/**
 * What an announcement says, as plain text in the channel's language. What people wrote is as they wrote it.
 */
final class AnnouncementFacts {
	/**
	 * @param Language $language
	 * @param string $title
	 * @param string $date Of the day on which it starts
	 * @param string $when Date and time, in the zone of the channel or of the event
	 * @param string[] $also The same in other zones
	 * @param string $summary Empty if there is none
	 * @param string[] $speakers Names
	 * @param string $link
	 */
	public function __construct(
		public readonly Language $language,
		public readonly string $title,
		public readonly string $date,
		public readonly string $when,
		public readonly array $also,
		public readonly string $summary,
		public readonly array $speakers,
		public readonly string $link
	) {
	}

	/**
	 * @param string $key Behind `eventcalendar-announcement-`
	 * @param string ...$params Never parsed
	 * @return string Text
	 */
	public function text( string $key, string ...$params ): string {
		return wfMessage( "eventcalendar-announcement-$key" )->plaintextParams( ...$params )->inLanguage( $this->language )->plain();
	}
}
