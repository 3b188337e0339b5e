<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * Which occurrences somebody asks for, beside when they happen. Within one list: any of them; between lists: all. An empty
 * list asks for nothing in particular.
 */
final class OccurrenceFilter {
	/**
	 * @param string[] $types
	 * @param string[] $topics
	 * @param string[] $audience
	 * @param string[] $languages
	 * @param string[] $statuses
	 * @param array<int|OccurrenceId> $pages Page ids on this wiki; ids of events of any wiki
	 * @param string $search Words looked for in title and summary, without regard to case and accents; each must occur
	 * @param bool $recorded Whether only those count that have a recording
	 * @param string|null $wiki WikiMap id; null: of all wikis that share the index
	 */
	public function __construct(
		public readonly array $types = [],
		public readonly array $topics = [],
		public readonly array $audience = [],
		public readonly array $languages = [],
		public readonly array $statuses = [],
		public readonly array $pages = [],
		public readonly string $search = '',
		public readonly bool $recorded = false,
		public readonly ?string $wiki = null
	) {
	}
}
