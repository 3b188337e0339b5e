<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Card;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Promotion\Social\WhenText;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Languages\LanguageFactory;

/**
 * What stands on the card of an event.
 */
class CardFactory {
	/**
	 * @param SettingsLookup $settings
	 * @param LanguageFactory $languageFactory
	 * @param CalendarLanguageFactory $calendarLanguages
	 * @param string $site Name of the wiki
	 */
	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly LanguageFactory $languageFactory,
		private readonly CalendarLanguageFactory $calendarLanguages,
		private readonly string $site
	) {
	}

	/**
	 * @param Event $event As the occurrence shows it
	 * @param OccurrenceTimes|null $times Null if it has no occurrence any more
	 * @param string $code Of the language
	 */
	public function make( Event $event, ?OccurrenceTimes $times, string $code ): Card {
		$language = $this->languageFactory->getLanguage( $code );
		$words = $this->calendarLanguages->make( $language );
		$settings = $this->settings->get();
		$when = [];
		if ( $times ) {
			$text = new WhenText( $words );
			$zone = $event->schedule->timeZone ?? WhenText::UTC;
			$utc = $text->inUtcBeside( $times, $zone );
			$when[] = $text->in( $times, $zone ) . ( $utc === '' ? '' : " / $utc" );
		}
		$status = $event->status();
		return new Card(
			$words->localized( $event->title() )[0],
			$when,
			$words->typeLabel( $settings, $event->type() )[0],
			$settings->type( $event->type() )->color,
			$this->site,
			// Messages: eventcalendar-status-cancelled, eventcalendar-status-postponed, eventcalendar-status-proposed
			$status === 'confirmed' ? '' : $words->text( "status-$status" ),
			$status === 'cancelled',
			$language->getHtmlCode(),
			$language->getDir()
		);
	}
}
