<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

/**
 * Texts of events as posts may quote them: whoever writes an event must not write to people, or into other conversations,
 * in the name of the account.
 */
final class NeutralText {
	/**
	 * U+2060, word joiner: between `@` or `#` and what follows, no network sees a mention or a hashtag, and nobody sees
	 * anything. Full-width forms are no way out: X and Bluesky read them like the others.
	 */
	private const GAP = "\u{2060}";

	/** Controls, what turns lines around (UAX #9 §2), tags, and what is not there to be seen */
	private const INVISIBLE = '/[\p{Cc}\p{Co}\p{Cs}\x{00AD}\x{180E}\x{200B}\x{2028}-\x{202E}\x{2060}-\x{206F}'
		. '\x{FEFF}\x{FFF9}-\x{FFFB}\x{E0000}-\x{E007F}]/u';

	/**
	 * @return string In one line
	 */
	public static function line( string $text ): string {
		$text = preg_replace( '/[\s\x{2028}\x{2029}]+/u', ' ', mb_scrub( $text ) );
		$text = preg_replace( self::INVISIBLE, '', $text );
		$text = preg_replace( '/([@＠#＃$])(?=[\p{L}\p{M}\p{N}_\x{200C}\x{200D}])/u', '$1' . self::GAP, $text );
		// Chats take what begins with a slash for a command.
		return preg_replace( '~^/~', self::GAP . '/', trim( $text ) );
	}

	/**
	 * What somebody with the right to promote has written: as it is, but for what nobody sees.
	 *
	 * @return string With lines that end in LF
	 */
	public static function written( string $text ): string {
		$lines = explode( "\n", strtr( mb_scrub( $text ), [ "\r\n" => "\n", "\r" => "\n" ] ) );
		// The gap stays: it stands in texts that were made of events.
		$invisible = str_replace( '\x{2060}', '\x{2061}', self::INVISIBLE );
		return trim( implode( "\n", array_map(
			static fn ( string $line ) => rtrim( preg_replace( $invisible, '', strtr( $line, "\t", ' ' ) ) ), $lines
		) ) );
	}
}
