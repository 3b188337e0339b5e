<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Card;

/**
 * What the picture of an event says: plain texts, in one language.
 */
final class Card {
	/**
	 * @param string $title
	 * @param string[] $when Lines: date and time, and what else belongs to it
	 * @param string $type Label
	 * @param string $color A name of the palette
	 * @param string $site Name of the wiki
	 * @param string $notice Such as "Cancelled"; empty if it takes place as planned
	 * @param bool $isStruck Whether the title is struck through: it does not take place
	 * @param string $language BCP 47
	 * @param string $direction `ltr` or `rtl`
	 */
	public function __construct(
		public readonly string $title,
		public readonly array $when,
		public readonly string $type,
		public readonly string $color,
		public readonly string $site,
		public readonly string $notice,
		public readonly bool $isStruck,
		public readonly string $language,
		public readonly string $direction
	) {
	}
}
