<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use PHPUnit\Framework\TestCase;

/**
 * What readers see is translated into these languages by hand; translatewiki.net may add others, which need not be whole.
 *
 * @coversNothing
 */
final class TranslationsTest extends TestCase {
	private const LANGUAGES = [ 'ar', 'de', 'es', 'fr', 'he', 'hi', 'ja' ];

	/** What only organisers, authors of event pages and of programs see: English is enough for it */
	private const NOT_FOR_READERS = '/^(?!eventcalendar)|^eventcalendar-(?:change|field|follow-?up|guidance|health|import|invalid|log|lua'
		. '|impact|newsletter|plan|post|preview|problems?|promotion|query|rest|review|schedule|skeleton|thanks)\b/';

	/** Messages in the browser are filled in by mw.message() without mediawiki.jqueryMsg, which knows only parameters */
	private const WIKITEXT = '/\{\{|\[\[/';

	public static function provideLanguages(): iterable {
		foreach ( self::LANGUAGES as $language ) {
			yield $language => [ $language ];
		}
	}

	/** @return array<string,string> Texts by key */
	private static function messages( string $language ): array {
		return array_diff_key( SourceFiles::json( "i18n/$language.json" ), [ '@metadata' => true ] );
	}

	/** @return string[] Such as `$1`, each once, sorted */
	private static function parameters( string $text ): array {
		preg_match_all( '/\$\d/', $text, $matches );
		$parameters = array_unique( $matches[0] );
		sort( $parameters );
		return $parameters;
	}

	/** @dataProvider provideLanguages */
	public function testEveryMessageForReadersIsTranslated( string $language ): void {
		$forReaders = preg_grep( self::NOT_FOR_READERS, array_keys( self::messages( 'en' ) ), PREG_GREP_INVERT );
		$this->assertSame( [], array_values( array_diff( $forReaders, array_keys( self::messages( $language ) ) ) ) );
	}

	/** @dataProvider provideLanguages */
	public function testNothingIsTranslatedThatIsNoMessage( string $language ): void {
		$this->assertSame( [], array_keys( array_diff_key( self::messages( $language ), self::messages( 'en' ) ) ) );
	}

	/** @dataProvider provideLanguages */
	public function testATranslationHasTheParametersOfTheEnglishText( string $language ): void {
		$english = self::messages( 'en' );
		foreach ( array_intersect_key( self::messages( $language ), $english ) as $key => $text ) {
			$this->assertSame( self::parameters( $english[$key] ), self::parameters( $text ), $key );
		}
	}

	/** @dataProvider provideLanguages */
	public function testATranslationHasWikitextOnlyWhereEnglishHas( string $language ): void {
		$english = preg_grep( self::WIKITEXT, self::messages( 'en' ), PREG_GREP_INVERT );
		$changed = preg_grep( self::WIKITEXT, array_intersect_key( self::messages( $language ), $english ) );
		// Of these, French has "1er", and PHP alone formats them.
		unset( $changed['eventcalendar-rule-day-of-year'], $changed['eventcalendar-rule-month-day'] );
		$this->assertSame( [], array_keys( $changed ) );
	}

	/** Languages without a translation show English by their own rules: in Russian the first form is that of 21 as well. */
	public function testAnEnglishFormWithoutTheNumberIsForOneNumberAlone(): void {
		$vague = [];
		foreach ( self::messages( 'en' ) as $key => $text ) {
			preg_match_all( '/\{\{PLURAL:(\$\d)\|([^{}]*)\}\}/', $text, $matches, PREG_SET_ORDER );
			foreach ( $matches as [ , $number, $forms ] ) {
				// Without the number in any form it stands beside them, or is not told.
				$mute = preg_grep( '/^\d+=|' . preg_quote( $number ) . '/', explode( '|', $forms ), PREG_GREP_INVERT );
				if ( str_contains( $forms, $number ) && $mute ) {
					$vague[] = $key;
				}
			}
		}
		$this->assertSame( [], $vague );
	}

	/** @dataProvider provideLanguages */
	public function testNoTranslationIsEmpty( string $language ): void {
		$this->assertSame( [], array_keys( self::messages( $language ), '', true ) );
	}
}
