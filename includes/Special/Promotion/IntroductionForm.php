<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Digest\Issue\IntroductionCheck;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * The form in which the introduction is written: the wiki's language, those that it is there in, and one more.
 */
final class IntroductionForm {
	private const ROWS = 5;

	public function __construct(
		private readonly LanguageNameUtils $languages,
		private readonly Language $contentLanguage
	) {
	}

	/**
	 * @param SpecialPage $page
	 * @param DigestDraft $draft
	 * @param string $hidden HTML of the fields that all forms of the tab have
	 */
	public function render( SpecialPage $page, DigestDraft $draft, string $hidden ): string {
		$code = $this->contentLanguage->getCode();
		$texts = $draft->texts + [ $code => '' ];
		uksort( $texts, static fn ( $a, $b ) => [ $a !== $code, (string)$a ] <=> [ $b !== $code, (string)$b ] );
		// Codes that mean nothing stay where they were typed.
		$isKnown = fn ( $text, $language ) => $this->languages->isKnownLanguageTag( (string)$language );
		$known = array_filter( $texts, $isKnown, ARRAY_FILTER_USE_BOTH );
		$other = array_diff_key( $texts, $known );
		$fields = '';
		foreach ( $known as $language => $text ) {
			$fields .= $this->field( $this->label( $page, (string)$language ), "text[$language]", $text, (string)$language );
		}
		return Html::rawElement( 'form', [
			'method' => 'post', 'action' => $page->getPageTitle( 'digest' )->getLocalURL(),
			'class' => 'ext-eventcalendar-digest__introduction'
		], $hidden
			. Html::element( 'h3', [], self::text( $page, 'introduction' ) )
			. Html::element( 'p', [ 'id' => 'digest-introduction-help' ], $page->msg( 'eventcalendar-promotion-digest-introduction-help' )
				->numParams( IntroductionCheck::LONGEST, IntroductionCheck::MOST_LANGUAGES )->text() )
			. ( $draft->isConflict ? $this->theirs( $page, $draft->stored->introduction ) : '' )
			. $fields
			. $this->another( $page, (string)( array_key_first( $other ) ?? '' ), implode( "\n\n", $other ) )
			. Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-digest__buttons' ],
				self::button( 'introduction', self::text( $page, 'save' ), 'cdx-button--action-progressive cdx-button--weight-primary' )
				. self::button( 'preview', self::text( $page, 'preview-button' ) ) )
		);
	}

	private function another( SpecialPage $page, string $code, string $text ): string {
		return Html::rawElement( 'details', [ 'open' => $code . $text !== '' ],
			Html::element( 'summary', [], self::text( $page, 'another-language' ) )
			. Html::element( 'label', [ 'for' => 'digest-newlanguage' ], self::text( $page, 'language-code' ) )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ], Html::element( 'input', [
				'id' => 'digest-newlanguage', 'name' => 'newlanguage', 'value' => $code, 'size' => 12, 'maxlength' => 40, 'dir' => 'ltr',
				'class' => 'cdx-text-input__input', 'autocomplete' => 'off', 'autocapitalize' => 'none'
			] ) )
			. $this->field( self::text( $page, 'language-text' ), 'newtext', $text, null )
		);
	}

	/** @param array<string,string> $texts What somebody else has written */
	private function theirs( SpecialPage $page, array $texts ): string {
		$html = Html::element( 'p', [], self::text( $page, $texts ? 'theirs' : 'theirs-none' ) );
		foreach ( $texts as $language => $text ) {
			$html .= Html::element( 'h4', [], $this->label( $page, (string)$language ) )
				. Html::element( 'pre', [ 'dir' => 'auto', 'lang' => LanguageCode::bcp47( (string)$language ) ], $text );
		}
		return Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-digest__theirs' ], $html );
	}

	private function field( string $label, string $name, string $text, ?string $language ): string {
		$id = 'digest-' . preg_replace( '/[^a-z0-9-]+/', '-', $name );
		return Html::element( 'label', [ 'for' => $id ], $label )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-area' ], Html::element( 'textarea', [
				'id' => $id, 'name' => $name, 'rows' => self::ROWS, 'dir' => 'auto', 'class' => 'cdx-text-area__textarea',
				'lang' => $language === null ? null : LanguageCode::bcp47( $language ), 'aria-describedby' => 'digest-introduction-help'
			], "\n$text" ) );
	}

	private function label( SpecialPage $page, string $language ): string {
		$name = $this->languages->getLanguageName( $language, $page->getLanguage()->getCode() ) ?: $language;
		return $page->msg( 'eventcalendar-promotion-digest-in-language' )->plaintextParams( $name, $language )->text();
	}

	public static function button( string $do, string $label, string $classes = '' ): string {
		return Html::element( 'button', [
			'type' => 'submit', 'name' => 'do', 'value' => $do, 'class' => trim( "cdx-button $classes" )
		], $label );
	}

	private static function text( SpecialPage $page, string $key ): string {
		// Messages: eventcalendar-promotion-digest-another-language, eventcalendar-promotion-digest-introduction,
		// eventcalendar-promotion-digest-language-code, eventcalendar-promotion-digest-language-text,
		// eventcalendar-promotion-digest-preview-button, eventcalendar-promotion-digest-save,
		// eventcalendar-promotion-digest-theirs, eventcalendar-promotion-digest-theirs-none
		return $page->msg( "eventcalendar-promotion-digest-$key" )->text();
	}
}
