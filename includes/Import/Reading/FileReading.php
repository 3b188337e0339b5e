<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * What a file says: its events, and what is wrong with the rest of it.
 */
final class FileReading {
	/**
	 * @param ImportProblem|null $error Why nothing of the file can be used; there are no events then
	 * @param ImportedEvent[] $events In the order of the file
	 * @param ImportProblem[] $skipped Events that cannot be imported, and why
	 * @param ImportProblem[] $warnings What was left out or guessed for the file as a whole
	 */
	public function __construct(
		public readonly ?ImportProblem $error,
		public readonly array $events = [],
		public readonly array $skipped = [],
		public readonly array $warnings = []
	) {
	}
}
