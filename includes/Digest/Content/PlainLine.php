<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Content;

/**
 * What somebody typed, as one line that reorders nothing around it and hides nothing.
 */
final class PlainLine {
	/** Control characters, marks that change the direction of what follows (Unicode UAX #9), and other invisible ones */
	private const CONTROL =
		'/[\p{Cc}\p{Z}\x{61C}\x{200B}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2060}\x{2066}-\x{2069}\x{FEFF}]+/u';

	public static function of( string $text ): string {
		return trim( (string)preg_replace( self::CONTROL, ' ', $text ) );
	}

	/**
	 * @param string $text
	 * @param int $length In characters
	 */
	public static function cut( string $text, int $length ): string {
		return mb_strlen( $text ) > $length ? rtrim( mb_substr( $text, 0, $length - 1 ) ) . '…' : $text;
	}
}
