<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * What a list leads to.
 */
final class TargetList {
	/**
	 * @param AnnouncementTarget[] $targets Each once, in the order of the list
	 * @param array<string,string> $refused Why a link is no target, by its text: `invalid`, `wiki` (none that this wiki knows)
	 *  or `namespace` (not a place to talk)
	 * @param bool $isCut Whether there are more than TargetLists::MAX
	 * @param bool $exists Whether there is such a page that everybody may read
	 */
	public function __construct(
		public readonly array $targets,
		public readonly array $refused = [],
		public readonly bool $isCut = false,
		public readonly bool $exists = true
	) {
	}
}
