<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

use MediaWiki\Languages\LanguageNameUtils;
use StatusValue;

/**
 * What editors may write above an issue.
 */
class IntroductionCheck {
	/** In characters, for each language */
	public const LONGEST = 4000;

	public const MOST_LANGUAGES = 10;

	public function __construct( private readonly LanguageNameUtils $languages ) {
	}

	/**
	 * @param array<string,string> $texts Wikitext by language code, as typed
	 * @return array<string,string> Without those that say nothing, in the order of their codes
	 */
	public static function tidy( array $texts ): array {
		$tidy = [];
		foreach ( $texts as $code => $text ) {
			$text = is_string( $text ) ? trim( str_replace( "\r\n", "\n", $text ) ) : '';
			if ( $text !== '' ) {
				$tidy[strtolower( trim( (string)$code ) )] = $text;
			}
		}
		ksort( $tidy, SORT_STRING );
		return $tidy;
	}

	/**
	 * @param array<string,string> $texts Tidy
	 * @return StatusValue All that is wrong with them
	 */
	public function check( array $texts ): StatusValue {
		$status = StatusValue::newGood();
		if ( count( $texts ) > self::MOST_LANGUAGES ) {
			$status->fatal( 'eventcalendar-promotion-digest-many-languages', self::MOST_LANGUAGES, count( $texts ) );
		}
		foreach ( $texts as $code => $text ) {
			$code = (string)$code;
			if ( !$this->languages->isKnownLanguageTag( $code ) ) {
				$status->fatal( 'eventcalendar-promotion-digest-bad-language', wfEscapeWikiText( mb_substr( $code, 0, 40 ) ) );
			} elseif ( mb_strlen( $text ) > self::LONGEST ) {
				$name = $this->languages->getLanguageName( $code ) ?: $code;
				$status->fatal( 'eventcalendar-promotion-digest-long', $name, self::LONGEST, mb_strlen( $text ) );
			}
		}
		return $status;
	}
}
