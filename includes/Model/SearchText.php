<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

use Normalizer;

/**
 * Text as search compares it: without regard to case, accents and the width of letters.
 */
final class SearchText {
	/** Titles and summaries in some thirty languages; a page may have a thousand dates with texts of their own */
	private const MAX_BYTES = 8192;

	/** Most words of one search: each looks through the text of every event in its range */
	public const MAX_WORDS = 20;

	/**
	 * Accents of the alphabets that have them, Hebrew points and Arabic vowel signs. Not every mark: those of Indic, Thai
	 * and kana are letters' parts, without which other words would be found.
	 */
	private const ACCENTS = '/(?=\p{M})[\x{0300}-\x{036F}\x{0483}-\x{0487}\x{0591}-\x{05C7}\x{0610}-\x{061A}' .
		'\x{064B}-\x{065F}\x{0670}\x{06D6}-\x{06ED}\x{1AB0}-\x{1AFF}\x{1DC0}-\x{1DFF}\x{20D0}-\x{20FF}\x{FE20}-\x{FE2F}]/u';

	/** Letters that Unicode does not decompose, though readers type them without their stroke or tail */
	private const PLAIN = [
		'ø' => 'o', 'ł' => 'l', 'đ' => 'd', 'ħ' => 'h', 'ŧ' => 't', 'ı' => 'i', 'æ' => 'ae', 'œ' => 'oe'
	];

	public static function fold( string $text ): string {
		$decomposed = (string)Normalizer::normalize( $text, Normalizer::FORM_KD );
		$bare = (string)preg_replace( self::ACCENTS, '', $decomposed );
		$folded = strtr( mb_convert_case( $bare, MB_CASE_FOLD, 'UTF-8' ), self::PLAIN );
		// Composed again, so that a syllable of Hangul or kana is found as itself and not as the beginning of another.
		return (string)Normalizer::normalize( $folded, Normalizer::FORM_C );
	}

	public static function hasTooManyWords( string $search ): bool {
		return count( self::words( $search ) ) > self::MAX_WORDS;
	}

	/** @return string[] Folded words, each of which must occur */
	public static function words( string $search ): array {
		return preg_split( '/\s+/u', self::fold( $search ), -1, PREG_SPLIT_NO_EMPTY ) ?: [];
	}

	/**
	 * @param Event $event
	 * @param Event|null $unlike What this one has as well is left out
	 * @return string What is searched of one event: title and summary, in all their languages as far as MAX_BYTES go
	 */
	public static function of( Event $event, ?Event $unlike = null ): string {
		$texts = [];
		foreach ( [ 'title', 'summary' ] as $field ) {
			$all = $event->$field()?->all() ?? [];
			if ( !$unlike || $all !== ( $unlike->$field()?->all() ?? [] ) ) {
				array_push( $texts, ...array_values( $all ) );
			}
		}
		return self::cut( self::fold( self::cut( implode( "\n", $texts ) ) ) );
	}

	private static function cut( string $text ): string {
		return mb_strcut( $text, 0, self::MAX_BYTES, 'UTF-8' );
	}

	/**
	 * @param string $folded
	 * @param string[] $words
	 */
	public static function hasAll( string $folded, array $words ): bool {
		foreach ( $words as $word ) {
			if ( !str_contains( $folded, $word ) ) {
				return false;
			}
		}
		return true;
	}
}
