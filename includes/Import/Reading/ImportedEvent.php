<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * One event of a file, as its page would have it. The event is valid: nothing else is handed on.
 */
final class ImportedEvent {
	/**
	 * @param string|null $uid Null when the source has none: such an event cannot be recognised again
	 * @param array<string,mixed> $event As event.schema.json has it, without `uid`
	 * @param string|null $page The title that the file wishes for, with its namespace; not checked
	 * @param int $sequence SEQUENCE of the source (RFC 5545 §3.8.7.4); 0 when it has none
	 * @param ImportProblem[] $warnings What was left out or guessed
	 * @param string[] $fields Top-level keys of the event that the source speaks for: what a later import may overwrite or,
	 *  where the event has no such key, remove
	 * @param bool $complete Whether the source speaks for the whole page
	 */
	public function __construct(
		public readonly ?string $uid,
		public readonly array $event,
		public readonly ?string $page,
		public readonly int $sequence,
		public readonly array $warnings,
		public readonly array $fields,
		public readonly bool $complete
	) {
	}
}
