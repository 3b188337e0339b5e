<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

/**
 * Hashtags of an event's topics: `machine-learning` is `MachineLearning`, so that screen readers find its words.
 */
final class Hashtags {
	/** More look like spam */
	private const MAX = 4;
	private const MAX_LENGTH = 30;

	/**
	 * @param string[] $always Those of the account
	 * @param string[] $topics
	 * @return string[] Letters and digits only, without `#`; each once
	 */
	public static function of( array $always, array $topics ): array {
		$tags = [];
		foreach ( [ ...array_map( self::clean( ... ), $always ), ...array_map( self::camelCase( ... ), $topics ) ] as $tag ) {
			// What is nothing but digits is no hashtag anywhere.
			if ( $tag !== '' && mb_strlen( $tag ) <= self::MAX_LENGTH && !ctype_digit( $tag ) ) {
				$tags[mb_strtolower( $tag )] ??= $tag;
			}
		}
		return array_slice( array_values( $tags ), 0, self::MAX );
	}

	private static function camelCase( string $topic ): string {
		$words = preg_split( '/[^\p{L}\p{M}\p{N}]+/u', $topic, -1, PREG_SPLIT_NO_EMPTY ) ?: [];
		return self::clean( implode( '', array_map(
			static fn ( string $word ) => mb_strtoupper( mb_substr( $word, 0, 1 ) ) . mb_substr( $word, 1 ), $words
		) ) );
	}

	private static function clean( string $tag ): string {
		return (string)preg_replace( '/[^\p{L}\p{M}\p{N}]+/u', '', $tag );
	}
}
