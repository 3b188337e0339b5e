<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

/**
 * The change tags that say what was decided about a revision. Software sets them, nobody else may.
 */
final class ReviewTag {
	/** Saved or accepted by somebody who may */
	public const REVIEWED = 'eventcalendar-reviewed';

	/** Out of the queue, without being shown */
	public const DECLINED = 'eventcalendar-declined';

	public const ALL = [ self::REVIEWED, self::DECLINED ];
}
