<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Content;

/**
 * A plain text that somebody wrote, and which language it is in.
 */
final class DigestText {
	/**
	 * @param string $text
	 * @param string|null $language Code; null: nobody said, or the language of what is around it
	 */
	public function __construct(
		public readonly string $text,
		public readonly ?string $language = null
	) {
	}
}
