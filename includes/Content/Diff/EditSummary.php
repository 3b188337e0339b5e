<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Diff;

use MediaWiki\CommentStore\CommentStore;
use Wikimedia\Message\MessageValue;

/**
 * Changes as the summary of an edit: as many as there is room for, and how many there are beside.
 */
final class EditSummary {
	/** Characters */
	public const MAX_LENGTH = CommentStore::COMMENT_CHARACTER_LIMIT;

	/**
	 * @param string[] $sentences Plain text
	 * @param ChangeWords $words
	 * @return string Plain text; empty if there are no sentences
	 */
	public static function of( array $sentences, ChangeWords $words ): string {
		$separator = $words->language->format( new MessageValue( 'semicolon-separator' ) );
		$count = count( $sentences );
		for ( $told = $count; $told > 0; $told-- ) {
			$parts = array_slice( $sentences, 0, $told );
			if ( $told < $count ) {
				$parts[] = $words->more( $count - $told );
			}
			$summary = implode( $separator, $parts );
			if ( mb_strlen( $summary ) <= self::MAX_LENGTH ) {
				return $summary;
			}
		}
		return mb_strimwidth( $sentences[0] ?? '', 0, self::MAX_LENGTH, '…' );
	}
}
