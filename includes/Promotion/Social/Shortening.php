<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use IntlBreakIterator;

/**
 * Cuts a text at the border of a word, in scripts without spaces too.
 */
final class Shortening {
	private const ELLIPSIS = '…';

	/**
	 * @param string $text One line
	 * @param callable(string):bool $fits
	 * @return string As much of it as fits, with an ellipsis if that is not all; empty if nothing does
	 */
	public static function shorten( string $text, callable $fits ): string {
		if ( $fits( $text ) ) {
			return $text;
		}
		return self::cut( $text, IntlBreakIterator::createWordInstance( 'root' ), $fits )
			?: self::cut( $text, IntlBreakIterator::createCharacterInstance( 'root' ), $fits );
	}

	private static function cut( string $text, IntlBreakIterator $borders, callable $fits ): string {
		$borders->setText( $text );
		$best = '';
		foreach ( $borders as $border ) {
			// No comma before the ellipsis, and no opening bracket without what is in it
			$part = preg_replace( '/[^\p{L}\p{M}\p{N}\p{S}\p{Pe}\p{Pf}]+$/u', '', substr( $text, 0, $border ) );
			if ( $part === '' || $part === $best ) {
				continue;
			}
			if ( !$fits( $part . self::ELLIPSIS ) ) {
				break;
			}
			$best = $part;
		}
		return $best === '' ? '' : $best . self::ELLIPSIS;
	}
}
