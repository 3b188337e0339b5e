<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * What is written where an action is carried out: wikitext for pages, plain text for everything else.
 */
final class ActionText {
	/**
	 * @param string $heading Of the section, or the subject; empty for a post
	 * @param string $body
	 * @param string $language Code
	 * @param string $alt Of the picture of a post, if it has one
	 */
	public function __construct(
		public readonly string $heading,
		public readonly string $body,
		public readonly string $language,
		public readonly string $alt = ''
	) {
	}
}
