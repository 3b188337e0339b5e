<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * Finds occurrences by when they end.
 */
interface EndedOccurrences {
	/**
	 * Those of this wiki's pages that end in ($after, $upTo].
	 *
	 * @param int $after Unix time
	 * @param int $upTo Unix time
	 * @param int $limit
	 * @param Occurrence|null $last The last one of the batch before
	 * @return Occurrence[] By end, then by page and recurrence id
	 */
	public function find( int $after, int $upTo, int $limit, ?Occurrence $last = null ): array;
}
