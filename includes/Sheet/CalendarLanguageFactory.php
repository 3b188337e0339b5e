<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Language\Language;
use MediaWiki\Languages\LanguageFallback;
use Wikimedia\Message\IMessageFormatterFactory;

class CalendarLanguageFactory {
	public function __construct(
		private readonly IMessageFormatterFactory $formatterFactory,
		private readonly LanguageFallback $languageFallback
	) {
	}

	public function make( Language $language ): CalendarLanguage {
		$code = $language->getCode();
		return new CalendarLanguage(
			$language,
			$this->formatterFactory->getTextFormatter( $code ),
			[ $code, ...$this->languageFallback->getAll( $code ) ]
		);
	}
}
