<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * One batch of an answer.
 */
final class OccurrencePage {
	/**
	 * @param Occurrence[] $occurrences In the order of Occurrence::sortKey()
	 * @param string|null $continue For the next batch; null when nothing follows
	 */
	public function __construct(
		public readonly array $occurrences,
		public readonly ?string $continue
	) {
	}
}
