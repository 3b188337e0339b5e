<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Content;

/**
 * What editors wrote above an issue, in one language.
 */
final class Introduction {
	/**
	 * @param string $html Safe, its links absolute, without images and scripts
	 * @param string $text The same as plain text
	 * @param string $wikitext As they wrote it
	 * @param string $language Code
	 */
	public function __construct(
		public readonly string $html,
		public readonly string $text,
		public readonly string $wikitext,
		public readonly string $language
	) {
	}
}
