<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use IntlCalendar;
use MediaWiki\Language\LanguageCode;

/**
 * On which weekday a sheet begins. MediaWiki has no such data of its own; here it is what Unicode's CLDR says of the
 * region where the language is most spoken.
 */
final class FirstDayOfWeek {
	/** @var array<string,int> */
	private static array $known = [];

	/**
	 * @param string $languageCode MediaWiki's
	 * @return int 0 for Sunday to 6 for Saturday
	 */
	public static function of( string $languageCode ): int {
		return self::$known[$languageCode] ??= self::find( LanguageCode::bcp47( $languageCode ) );
	}

	private static function find( string $locale ): int {
		// ICU counts from 1 for Sunday.
		return ( IntlCalendar::createInstance( 'UTC', $locale )?->getFirstDayOfWeek() ?: IntlCalendar::DOW_MONDAY ) - 1;
	}
}
