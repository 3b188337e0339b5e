<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

/**
 * What became of an event of a file.
 */
final class ImportResult {
	public const REFUSED = 'refused';

	/**
	 * @param string $outcome One of ImportEntry::OUTCOMES, or REFUSED where an edit was tried in vain
	 * @param string|null $page Prefixed title
	 * @param string $name Of the event, or its UID
	 * @param string $reason Why it was skipped or refused, as plain text
	 */
	public function __construct(
		public readonly string $outcome,
		public readonly ?string $page,
		public readonly string $name,
		public readonly string $reason = ''
	) {
	}
}
