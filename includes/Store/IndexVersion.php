<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * Which state the index is in: as long as it is the same, every question has the same answer.
 */
final class IndexVersion {
	/**
	 * @param int $number Grows with every change
	 * @param int $changed Unix time of the last change; 0: there was none
	 */
	public function __construct(
		public readonly int $number,
		public readonly int $changed
	) {
	}
}
