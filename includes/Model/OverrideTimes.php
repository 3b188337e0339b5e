<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * The times that an override gives its occurrence. Where both are null, the occurrence stays where it was.
 */
final class OverrideTimes {
	/**
	 * @param WallTime|null $start Null: the original start
	 * @param WallTime|null $end Exclusive (for an all-day event, the day after its last); null: the duration of the series
	 */
	public function __construct(
		public readonly ?WallTime $start = null,
		public readonly ?WallTime $end = null
	) {
	}
}
