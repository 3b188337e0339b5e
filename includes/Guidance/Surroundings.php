<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * What else is on around a proposed event, and what was before: what the index knows, without the event itself.
 */
final class Surroundings {
	/**
	 * @param Occurrence[] $near On the day of the next occurrence, and some hours around the first ones
	 * @param Occurrence[] $past Earlier ones of the same type, the event's own included, ascending
	 */
	public function __construct(
		public readonly array $near = [],
		public readonly array $past = []
	) {
	}
}
