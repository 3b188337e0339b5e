<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Config\Network;
use Normalizer;

/**
 * How long a post is, as its network counts. The rules live in TypeScript as well (model/postLength.ts); both read
 * tests/fixtures/posts/length.json.
 */
final class PostLength {
	private const LINK = '~https?://\S+~u';

	/** Ranges of code points that X counts once (twitter-text 3, configuration version 3); all others count twice */
	private const LIGHT = [ [ 0, 4351 ], [ 8192, 8205 ], [ 8208, 8223 ], [ 8242, 8247 ] ];

	public static function of( string $text, Network $network ): int {
		$length = 0;
		if ( $network->linkLength !== null ) {
			$text = preg_replace( self::LINK, '', $text, -1, $links );
			$length = $links * $network->linkLength;
		}
		return $length + match ( $network->count ) {
			'utf16' => intdiv( strlen( mb_convert_encoding( $text, 'UTF-16LE', 'UTF-8' ) ), 2 ),
			'weighted' => self::weigh( $text ),
			default => count( self::graphemes( $text ) ),
		};
	}

	/** @return string[] What people see as characters (UAX #29) */
	private static function graphemes( string $text ): array {
		preg_match_all( '/\X/u', $text, $m );
		return $m[0];
	}

	/** An emoji counts twice, whatever it is made of. */
	private static function weigh( string $text ): int {
		$weight = 0;
		foreach ( self::graphemes( Normalizer::normalize( $text, Normalizer::FORM_C ) ?: $text ) as $grapheme ) {
			if ( preg_match( '/[\x{1F1E6}-\x{1F1FF}\x{1F300}-\x{1FAFF}\x{20E3}\x{FE0F}]/u', $grapheme ) ) {
				$weight += 2;
				continue;
			}
			foreach ( mb_str_split( $grapheme ) as $character ) {
				$weight += self::isLight( mb_ord( $character ) ) ? 1 : 2;
			}
		}
		return $weight;
	}

	private static function isLight( int $codePoint ): bool {
		foreach ( self::LIGHT as [ $first, $last ] ) {
			if ( $codePoint >= $first && $codePoint <= $last ) {
				return true;
			}
		}
		return false;
	}
}
