<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Texts of strangers, made fit for the fields of an event page: nothing invisible that turns a line around, no control
 * characters, not too long. See Content\TextCheck for what would be refused.
 */
final class PlainText {
	/** What ends a line somewhere */
	private const LINE_ENDS = '/\r\n?|[\x0b\x0c\x{85}\x{2028}\x{2029}]/u';

	/** Controls, and the embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9 §2) */
	private const INVISIBLE = '/[\x00-\x08\x0b-\x1f\x7f\x{80}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]/u';

	/**
	 * @return string With line feeds, without blank space at the ends of lines
	 */
	public static function block( string $text ): string {
		$text = preg_replace( [ self::LINE_ENDS, self::INVISIBLE ], [ "\n", '' ], $text );
		// By hand: a pattern gives up on a million blanks with something behind them.
		$lines = array_map( static fn ( string $line ) => rtrim( $line, " \t" ), explode( "\n", $text ) );
		return trim( preg_replace( '/\n{3,}/', "\n\n", implode( "\n", $lines ) ) );
	}

	/**
	 * @return string One line
	 */
	public static function line( string $text ): string {
		return trim( preg_replace( '/\s+/u', ' ', self::block( $text ) ) );
	}

	/** Whether anything of it can be seen */
	public static function isVisible( string $text ): bool {
		return (bool)preg_match( '/[^\p{Z}\p{Cc}\p{Cf}]/u', $text );
	}

	/**
	 * @param string $text
	 * @param int $length Most characters
	 * @return string The same, or its beginning up to the end of a word, with an ellipsis
	 */
	public static function cut( string $text, int $length ): string {
		if ( mb_strlen( $text ) <= $length ) {
			return $text;
		}
		$text = mb_substr( $text, 0, $length - 1 );
		$atWord = preg_replace( '/\s+\S*$/uD', '', $text );
		// A script without spaces, or one long word
		return ( mb_strlen( $atWord ) > $length / 2 ? $atWord : $text ) . '…';
	}

	/**
	 * @param string $text One line
	 * @param int $length Most characters
	 * @return string So many of its first sentences as fit
	 */
	public static function sentences( string $text, int $length ): string {
		if ( mb_strlen( $text ) <= $length ) {
			return $text;
		}
		$start = mb_substr( $text, 0, $length );
		return preg_match( '/^.{20,}(?:[.!?…؟।](?=\s)|[。！？])/us', $start, $match ) ? $match[0] : self::cut( $text, $length );
	}
}
