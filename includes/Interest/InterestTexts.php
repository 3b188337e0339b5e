<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use DateTime;
use DateTimeZone;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Language\Language;
use MediaWiki\Message\Message;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserTimeCorrection;

/**
 * Reminders, and what they are about, in words: on the clock of the one who is reminded.
 */
class InterestTexts {
	/**
	 * @param CalendarLanguageFactory $languages
	 * @param SettingsLookup $settings
	 * @param ReminderTimes $times
	 * @param UserOptionsLookup $options
	 * @param int $wikiOffset Minutes of the wiki's zone from UTC
	 */
	public function __construct(
		private readonly CalendarLanguageFactory $languages,
		private readonly SettingsLookup $settings,
		private readonly ReminderTimes $times,
		private readonly UserOptionsLookup $options,
		private readonly int $wikiOffset
	) {
	}

	public function title( Event $event, Language $language ): string {
		return $this->languages->make( $language )->localized( $event->title() )[0];
	}

	/**
	 * @param int $start Unix time
	 * @param bool $isAllDay
	 * @param UserIdentity $reader
	 * @param Language $language
	 * @return string Such as "3 December 2026, 19:00 (Europe/Berlin)"
	 */
	public function moment( int $start, bool $isAllDay, UserIdentity $reader, Language $language ): string {
		$words = $this->languages->make( $language );
		if ( $isAllDay ) {
			return $words->date( CalendarDates::ofWall( $start ) );
		}
		$correction = new UserTimeCorrection(
			(string)$this->options->getOption( $reader, 'timecorrection' ), null, $this->wikiOffset
		);
		$zone = $correction->getTimeZone();
		// Not the offset of today: the clocks may change until then.
		$offset = $zone ? $zone->getOffset( new DateTime( "@$start" ) ) : $correction->getTimeOffset() * 60;
		$wall = $start + $offset;
		return self::say( 'eventcalendar-interest-moment', $language )->plaintextParams(
			$words->date( CalendarDates::ofWall( $wall ) ), $words->time( $wall ), self::zoneName( $zone, $offset )
		)->text();
	}

	/** What an interest is in, but for the title of an event, which is the event's */
	public function label( Interest $interest, Language $language, string $title = '' ): string {
		$what = match ( $interest->kind ) {
			Interest::TYPE => $this->languages->make( $language )->typeLabel( $this->settings->get(), $interest->target )[0],
			Interest::TOPIC => $interest->target,
			default => $title
		};
		// Messages: eventcalendar-interest-kind-occurrence, eventcalendar-interest-kind-series,
		// eventcalendar-interest-kind-type, eventcalendar-interest-kind-topic
		return self::say( "eventcalendar-interest-kind-$interest->kind", $language )->plaintextParams( $what )->text();
	}

	/**
	 * @return string What happens now that they have asked: "You will be reminded 24 hours and 15 minutes before."
	 */
	public function promise( UserIdentity $reader, bool $isAllDay, Language $language ): string {
		$times = array_map(
			static fn ( int $minutes ) => self::before( $minutes, $language ), $this->times->of( $reader, $isAllDay )
		);
		return $times
			? self::say( 'eventcalendar-interest-promise', $language )->params( $language->listToText( $times ) )->text()
			: self::say( 'eventcalendar-interest-promise-changes', $language )->text();
	}

	/** @return string Such as "24 hours" */
	public static function before( int $minutes, Language $language ): string {
		// Messages: eventcalendar-interest-before-10080, eventcalendar-interest-before-1440, eventcalendar-interest-before-120,
		// eventcalendar-interest-before-60, eventcalendar-interest-before-15
		return self::say( "eventcalendar-interest-before-$minutes", $language )->text();
	}

	private static function zoneName( ?DateTimeZone $zone, int $offset ): string {
		if ( $zone && str_contains( $zone->getName(), '/' ) ) {
			return $zone->getName();
		}
		return $offset === 0 ? 'UTC' : sprintf(
			'UTC%s%d:%02d', $offset < 0 ? '−' : '+', intdiv( abs( $offset ), 3600 ), intdiv( abs( $offset ), 60 ) % 60
		);
	}

	private static function say( string $key, Language $language ): Message {
		return ( new Message( $key ) )->inLanguage( $language );
	}
}
