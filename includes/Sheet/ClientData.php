<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\EventCalendarServices;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\ResourceLoader\Context;

/**
 * What the front end has to know of the reader's language to write what the server writes: the `config.json` of its modules.
 */
class ClientData {
	public function __construct(
		private readonly LanguageFactory $languageFactory,
		private readonly CalendarLanguageFactory $calendarLanguageFactory,
		private readonly SettingsLookup $settings
	) {
	}

	/**
	 * For `packageFiles` in extension.json.
	 */
	public static function forModule( Context $context ): array {
		return EventCalendarServices::getClientData()->inLanguage( $context->getLanguage() );
	}

	/**
	 * @param string $code
	 * @return array{digits:string|null,time:string,yearOffset:int,weekStart:int,weekdays:string[],weekdaysShort:string[],months:string[],monthsInDates:string[],types:object}
	 *  `digits` are ten characters, null where they are 0–9; `time` is CalendarLanguage::timePattern(); `weekStart` and the
	 *  weekdays count from Sunday
	 */
	public function inLanguage( string $code ): array {
		$language = $this->languageFactory->getLanguage( $code );
		$words = $this->calendarLanguageFactory->make( $language );
		$digits = $words->digits( '0123456789' );
		$settings = $this->settings->get();
		return [
			'digits' => $digits === '0123456789' ? null : $digits,
			'time' => $words->timePattern(),
			'yearOffset' => $words->yearOffset(),
			'weekStart' => $words->weekStart(),
			'weekdays' => array_map( $words->weekday( ... ), range( 0, 6 ) ),
			'weekdaysShort' => array_map( $words->weekdayShort( ... ), range( 0, 6 ) ),
			'months' => array_map( $language->getMonthName( ... ), range( 1, 12 ) ),
			'monthsInDates' => array_map( $language->getMonthNameGen( ... ), range( 1, 12 ) ),
			// An object in JSON, empty or not.
			'types' => (object)array_map( static fn ( $type ) => $words->typeLabel( $settings, $type->id )[0], $settings->types ),
		];
	}
}
