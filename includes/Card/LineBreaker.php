<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Card;

use IntlBreakIterator;

/**
 * Breaks a text into lines where its script allows it (UAX #14). SVG does not, and which fonts the converter has nobody knows:
 * so widths are guessed, rather too large than too small.
 */
final class LineBreaker {
	/** Width of characters in em, by what they are */
	private const WIDE = 1.0;
	private const CAPITAL = 0.72;
	private const USUAL = 0.56;
	private const NARROW = 0.3;

	private const ELLIPSIS = '…';

	/**
	 * @param string $text
	 * @param float $width In em
	 * @param int $lines At most
	 * @return string[]
	 */
	public static function break( string $text, float $width, int $lines ): array {
		$borders = IntlBreakIterator::createLineInstance( 'root' );
		$borders->setText( $text );
		$done = [];
		$line = '';
		$from = 0;
		foreach ( $borders as $border ) {
			$piece = substr( $text, $from, $border - $from );
			$from = $border;
			foreach ( self::pieces( $piece, $width ) as $part ) {
				if ( $line !== '' && self::width( rtrim( $line . $part ) ) > $width ) {
					$done[] = rtrim( $line );
					$line = '';
				}
				$line .= $line === '' ? ltrim( $part ) : $part;
			}
		}
		$done[] = rtrim( $line );
		$done = array_values( array_filter( $done, static fn ( string $some ) => $some !== '' ) );
		if ( count( $done ) > $lines ) {
			$done = array_slice( $done, 0, $lines );
			$done[] = self::ended( array_pop( $done ), $width );
		}
		return $done;
	}

	/**
	 * @return float In em
	 */
	public static function width( string $text ): float {
		$width = 0.0;
		foreach ( self::characters( $text ) as $character ) {
			$width += match ( true ) {
				(bool)preg_match( '/^[\p{Mn}\p{Me}\p{Cf}]/u', $character ) => 0.0,
				mb_strwidth( mb_substr( $character, 0, 1 ) ) > 1
					|| preg_match( '/^[\x{1F000}-\x{1FAFF}MW@%—]/u', $character ) => self::WIDE,
				(bool)preg_match( '/^[\p{Lu}\p{Lt}mw&]/u', $character ) => self::CAPITAL,
				(bool)preg_match( "/^[ijl.,:;'!|()\\[\\] ]/u", $character ) => self::NARROW,
				default => self::USUAL
			};
		}
		return $width;
	}

	/**
	 * @return string[] What has no place to break and is wider than a line, cut anyhow
	 */
	private static function pieces( string $piece, float $width ): array {
		if ( self::width( $piece ) <= $width ) {
			return [ $piece ];
		}
		$pieces = [ '' ];
		foreach ( self::characters( $piece ) as $character ) {
			$last = array_pop( $pieces );
			array_push( $pieces, ...self::width( $last . $character ) > $width && $last !== ''
				? [ $last, $character ] : [ $last . $character ] );
		}
		return $pieces;
	}

	private static function ended( string $line, float $width ): string {
		$characters = self::characters( $line );
		while ( $characters && self::width( implode( '', $characters ) . self::ELLIPSIS ) > $width ) {
			array_pop( $characters );
		}
		return rtrim( implode( '', $characters ) ) . self::ELLIPSIS;
	}

	/** @return string[] As people see them (UAX #29) */
	private static function characters( string $text ): array {
		preg_match_all( '/\X/u', $text, $m );
		return $m[0];
	}
}
