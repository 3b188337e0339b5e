<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageFallback;

final class EventTextsFactory {
	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly LanguageFactory $languageFactory,
		private readonly LanguageFallback $languageFallback
	) {
	}

	public function inLanguage( string $code ): EventTexts {
		return new EventTexts(
			$this->languageFactory->getLanguage( $code ),
			[ $code, ...$this->languageFallback->getAll( $code ) ],
			$this->settings->get()
		);
	}
}
