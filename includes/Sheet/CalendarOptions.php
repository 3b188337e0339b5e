<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * What the attributes of the tag, or the parameters of Special:EventCalendar, ask for.
 */
final class CalendarOptions {
	public const VIEWS = [ 'month', 'week', 'day', 'agenda' ];

	/** Dates that a sheet can be drawn for; links do not lead beyond them */
	public const FIRST_YEAR = 1900;
	public const LAST_YEAR = 2200;

	/** The most occurrences that one sheet shows */
	public const MAX_LIMIT = 500;

	/**
	 * @param string $view One of VIEWS
	 * @param int|null $date Day number; null for today
	 * @param OccurrenceFilter $filter
	 * @param int|null $limit
	 * @param string|null $zone IANA name; null for the wiki's
	 * @param bool $isReadersChoice Whether the reader chose the filter, and may take it away; that of a tag is fixed
	 */
	public function __construct(
		public readonly string $view = 'month',
		public readonly ?int $date = null,
		public readonly OccurrenceFilter $filter = new OccurrenceFilter(),
		public readonly ?int $limit = null,
		public readonly ?string $zone = null,
		public readonly bool $isReadersChoice = false
	) {
	}

	/**
	 * Whether the sheet is the short list for home pages and sidebars: the next few, and nothing to move or choose with.
	 */
	public function isCompact(): bool {
		return $this->view === 'agenda' && $this->limit !== null;
	}
}
