<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use DateTimeZone;
use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\PublicSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\EventCalendarServices;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\ResourceLoader\Context;

/**
 * What the form for events offers to choose from on this wiki.
 */
class ScheduleSite {
	/** @see event.schema.json */
	private const LANGUAGE_CODE = '/^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/D';

	/**
	 * @param SettingsLookup $settings
	 * @param PublicSettings $publicSettings
	 * @param CalendarLanguageFactory $calendarLanguageFactory
	 * @param LanguageFactory $languageFactory
	 * @param LanguageNameUtils $languageNames
	 * @param string $language Code of the wiki's
	 * @param string $zone The wiki's, as configured
	 */
	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly PublicSettings $publicSettings,
		private readonly CalendarLanguageFactory $calendarLanguageFactory,
		private readonly LanguageFactory $languageFactory,
		private readonly LanguageNameUtils $languageNames,
		private readonly string $language,
		private readonly string $zone
	) {
	}

	/**
	 * For `packageFiles` in extension.json.
	 */
	public static function forModule( Context $context ): array {
		return EventCalendarServices::getScheduleSite()->inLanguage( $context->getLanguage() );
	}

	/**
	 * @param string $code
	 * @return array{language:string,zone:string,zones:string[],languages:array<string,string>,types:array{id:string,label:string,color:string,icon:string}[],topics:string[],audiences:string[],channels:object}
	 *  Languages and channels are names by code and id
	 */
	public function inLanguage( string $code ): array {
		return [
			'language' => $this->language,
			'zone' => ZoneResolver::exists( $this->zone ) ? $this->zone : 'UTC',
			'zones' => DateTimeZone::listIdentifiers(),
			'languages' => array_filter(
				$this->languageNames->getLanguageNames( $code, LanguageNameUtils::SUPPORTED ),
				static fn ( string $name ) => (bool)preg_match( self::LANGUAGE_CODE, (string)$name ),
				ARRAY_FILTER_USE_KEY
			),
		] + $this->choices( $this->publicSettings->get(), $code );
	}

	/**
	 * What the module lacks on a wiki that not everybody may read, for somebody who may.
	 *
	 * @param string $code
	 * @return array<string,mixed> Part of inLanguage(); empty where the module has all
	 */
	public function forReader( string $code ): array {
		return $this->publicSettings->isWhole() ? [] : $this->choices( $this->settings->get(), $code );
	}

	/** @return array{types:array,topics:string[],audiences:string[],channels:object} */
	private function choices( CalendarSettings $settings, string $code ): array {
		$words = $this->calendarLanguageFactory->make( $this->languageFactory->getLanguage( $code ) );
		$types = [];
		foreach ( $settings->types as $type ) {
			$types[] = [
				'id' => $type->id,
				'label' => $words->typeLabel( $settings, $type->id )[0],
				'color' => $type->color,
				'icon' => $type->icon,
			];
		}
		$channels = [];
		foreach ( $settings->channels as $channel ) {
			$channels[$channel->id] = $channel->label ? $words->localized( $channel->label )[0] : $channel->id;
		}
		return [
			'types' => $types,
			'topics' => $settings->topics,
			'audiences' => $settings->audiences,
			'channels' => (object)$channels,
		];
	}
}
