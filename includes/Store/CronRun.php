<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * How the last run of a script went.
 */
final class CronRun {
	/**
	 * @param int $begun Unix time at which it began: the first time since it last came to its end, if it has begun since
	 * @param int|null $ended Unix time at which it last came to its end; null: never
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
