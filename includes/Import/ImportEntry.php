<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;

/**
 * What an import would do with one event of a file.
 */
final class ImportEntry {
	public const NEW = 'new';
	public const CHANGED = 'changed';
	public const UNCHANGED = 'unchanged';
	public const SKIPPED = 'skipped';

	public const OUTCOMES = [ self::NEW, self::CHANGED, self::UNCHANGED, self::SKIPPED ];

	/**
	 * @param string $outcome One of OUTCOMES
	 * @param string|null $uid Of the source
	 * @param array<string,mixed> $event As the source has it; empty if it could not be read
	 * @param string|null $page Prefixed title; null if there is none to write to
	 * @param string[] $fields Top-level keys of the page's JSON that change
	 * @param ImportProblem[] $problems Why it is skipped, or what was left out or guessed
	 * @param string|null $text What to save; null unless new or changed
	 * @param int|null $baseRevId Revision that $text was made from; null unless changed
	 * @param string $summary Of the edit, in the wiki's language
	 */
	public function __construct(
		public readonly string $outcome,
		public readonly ?string $uid,
		public readonly array $event = [],
		public readonly ?string $page = null,
		public readonly array $fields = [],
		public readonly array $problems = [],
		public readonly ?string $text = null,
		public readonly ?int $baseRevId = null,
		public readonly string $summary = ''
	) {
	}

	/**
	 * @return string What people know it by: its title in any language, or the UID
	 */
	public function name(): string {
		return LocalizedText::fromNullable( $this->event['title'] ?? null )?->in( [] ) ?? (string)$this->uid;
	}

	public function isEdit(): bool {
		return $this->text !== null;
	}
}
