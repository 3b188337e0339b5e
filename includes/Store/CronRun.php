<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * How the last run of a script went.
 */
final class CronRun {
	/**
	 * @param int $begun Unix time at which it began last
	 * @param int|null $ended Unix time at which it came to its end last: that of an earlier run, if the last one has not; null: never
	 * @param int $done How many things the run did that ended last
	 * @param int $failed How many went wrong in it
	 */
	public function __construct(
		public readonly int $begun,
		public readonly ?int $ended,
		public readonly int $done,
		public readonly int $failed
	) {
	}
}
