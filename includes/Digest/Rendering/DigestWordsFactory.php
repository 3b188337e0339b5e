<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

use MapCacheLRU;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Sheet\FilterWords;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageNameUtils;

class DigestWordsFactory {
	/** Languages that are kept, with the words that they have looked up */
	private const MEMORY = 40;

	private MapCacheLRU $words;

	/**
	 * @param LanguageFactory $languageFactory
	 * @param CalendarLanguageFactory $calendarLanguages
	 * @param SettingsLookup $settings
	 * @param LanguageNameUtils $languageNames
	 * @param string $site Name of the wiki
	 */
	public function __construct(
		private readonly LanguageFactory $languageFactory,
		private readonly CalendarLanguageFactory $calendarLanguages,
		private readonly SettingsLookup $settings,
		private readonly LanguageNameUtils $languageNames,
		private readonly string $site
	) {
		$this->words = new MapCacheLRU( self::MEMORY );
	}

	public function inLanguage( string $code ): DigestWords {
		return $this->words->getWithSetCallback( $code, function () use ( $code ): DigestWords {
			$language = $this->calendarLanguages->make( $this->languageFactory->getLanguage( $code ) );
			return new DigestWords(
				$language, new FilterWords( $language, $this->settings->get(), $this->languageNames ), $this->site
			);
		} );
	}
}
