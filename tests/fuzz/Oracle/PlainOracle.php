<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Oracle;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;

/**
 * Plain texts: nothing in them ends a line that is one, or turns around what stands beside it.
 */
final class PlainOracle {
	/** Embeddings, overrides and isolates (UAX #9 §2) that texts of ours do not close themselves */
	private const TURNING = '/[\x{202A}-\x{202E}]/u';

	/** @throws Finding */
	public static function line( string $surface, string $text ): void {
		self::check( $surface, $text, '/[\p{Cc}\x{2028}\x{2029}]/u' );
	}

	/** @throws Finding */
	public static function block( string $surface, string $text ): void {
		self::check( $surface, $text, '/(?!\n)[\p{Cc}\x{2028}\x{2029}]/u' );
	}

	private static function check( string $surface, string $text, string $forbidden ): void {
		if ( !mb_check_encoding( $text, 'UTF-8' ) ) {
			throw new Finding( "$surface: text is no UTF-8", $text );
		}
		if ( preg_match( $forbidden, $text, $m ) || preg_match( self::TURNING, $text, $m ) ) {
			throw new Finding( "$surface: character that does not belong in a text", sprintf( 'U+%04X in ', mb_ord( $m[0] ) )
				. json_encode( $text ) );
		}
	}
}
