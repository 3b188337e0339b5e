<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\EventCalendarServices;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\ResourceLoader\Context;

/**
 * What may be chosen for the attributes of the tag: the `settings.json` of VisualEditor's dialog.
 */
class TagDialogData {
	private const MAX_SEARCH = 100;

	public function __construct(
		private readonly LanguageFactory $languageFactory,
		private readonly CalendarLanguageFactory $calendarLanguageFactory,
		private readonly SettingsLookup $settings
	) {
	}

	/**
	 * For `packageFiles`.
	 */
	public static function forModule( Context $context ): array {
		return EventCalendarServices::getTagDialogData()->inLanguage( $context->getLanguage() );
	}

	/**
	 * @param string $code
	 * @return array{views:string[],statuses:string[],types:array{data:string,label:string}[],topics:string[],
	 *  audiences:string[],firstYear:int,lastYear:int,maxLimit:int,maxSearch:int}
	 */
	public function inLanguage( string $code ): array {
		$words = $this->calendarLanguageFactory->make( $this->languageFactory->getLanguage( $code ) );
		$settings = $this->settings->get();
		return [
			'views' => CalendarOptions::VIEWS,
			'statuses' => Event::STATUSES,
			'types' => array_values( array_map(
				static fn ( $type ) => [ 'data' => $type->id, 'label' => $words->typeLabel( $settings, $type->id )[0] ],
				$settings->types
			) ),
			'topics' => $settings->topics,
			'audiences' => $settings->audiences,
			'firstYear' => CalendarOptions::FIRST_YEAR,
			'lastYear' => CalendarOptions::LAST_YEAR,
			'maxLimit' => CalendarOptions::MAX_LIMIT,
			'maxSearch' => self::MAX_SEARCH,
		];
	}
}
