<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * An occurrence that an issue knows.
 */
final class IssueOccurrence {
	/**
	 * @param string $name As OccurrenceName has it
	 * @param Occurrence $occurrence
	 * @param string $status One of Event::STATUSES; `cancelled` also for a date that was taken out of its series
	 * @param Change $change
	 */
	public function __construct(
		public readonly string $name,
		public readonly Occurrence $occurrence,
		public readonly string $status,
		public readonly Change $change
	) {
	}

	/** @return array{start:int,allday:bool,status:string,wiki:string,page:int,id:string} For IssueContents */
	public function toTold(): array {
		return [
			'start' => $this->occurrence->times->start,
			'allday' => $this->occurrence->times->wallStart->isDate,
			'status' => $this->status,
			'wiki' => $this->occurrence->page->wiki,
			'page' => $this->occurrence->page->id,
			'id' => $this->occurrence->recurrenceId(),
		];
	}
}
