<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

/**
 * Breaks lines by the columns that a text takes, of which a Chinese character takes two.
 *
 *     * The first line begins with $first, and what
 *       follows with $next; long-words-stay-whole
 */
final class TextColumns {
	public static function wrap( string $text, int $width, string $first = '', string $next = '' ): string {
		$lines = [];
		$line = $first;
		$isEmpty = true;
		foreach ( preg_split( '/\s+/u', trim( $text ), -1, PREG_SPLIT_NO_EMPTY ) ?: [] as $word ) {
			foreach ( self::parts( $word ) as $i => $part ) {
				$glue = $isEmpty || $i > 0 ? '' : ' ';
				if ( !$isEmpty && mb_strwidth( $line . $glue . $part ) > $width ) {
					$lines[] = $line;
					$line = $next;
					$glue = '';
				}
				$line .= $glue . $part;
				$isEmpty = false;
			}
		}
		$lines[] = $line;
		return implode( "\n", $lines );
	}

	/**
	 * @return string[] Where a word may be broken: around Chinese characters and kana, which no spaces part, but never before
	 *  a mark that ends something
	 */
	private static function parts( string $word ): array {
		return preg_match( '/[\p{Han}\p{Hiragana}\p{Katakana}]/u', $word )
			? preg_split( '/(?<=[\p{Han}\p{Hiragana}\p{Katakana}、。，」])(?![\p{Pe}\p{Pf}\p{Po}ーっゃゅょ]|$)/u', $word ) ?: [ $word ]
			: [ $word ];
	}
}
