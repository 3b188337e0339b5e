<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\SearchText;

/**
 * Lists of words, as messages have them, and texts that have one of them.
 */
final class Words {
	/**
	 * @param string ...$lists Separated by commas, each in another language
	 * @return string[] Folded
	 */
	public static function fromLists( string ...$lists ): array {
		$words = [];
		foreach ( $lists as $list ) {
			// The commas of Arabic, Chinese and Japanese, too
			foreach ( preg_split( '/[,،、，]/u', $list ) ?: [] as $word ) {
				$words[] = SearchText::fold( trim( $word ) );
			}
		}
		return array_values( array_unique( array_filter( $words, static fn ( string $word ) => $word !== '' ) ) );
	}

	/**
	 * @param string[] $words Folded
	 * @param array<int,LocalizedText|null> $texts
	 */
	public static function occur( array $words, array $texts ): bool {
		foreach ( $texts as $text ) {
			foreach ( $text?->all() ?? [] as $line ) {
				$folded = SearchText::fold( $line );
				foreach ( $words as $word ) {
					if ( str_contains( $folded, $word ) ) {
						return true;
					}
				}
			}
		}
		return false;
	}
}
