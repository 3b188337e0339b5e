<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Observability;

/**
 * What a run has done so far.
 */
final class RunCount {
	public int $done = 0;
	public int $failed = 0;

	public function add( int $done, int $failed ): void {
		$this->done += $done;
		$this->failed += $failed;
	}
}
