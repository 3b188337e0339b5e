<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * When the scripts that cron starts ran last, of this wiki.
 */
interface RunStore {
	public function begin( string $script, int $now ): void;

	public function end( string $script, int $now, int $done, int $failed ): void;

	/**
	 * @return array<string,CronRun> By script; those that never ran are left out
	 */
	public function all(): array;
}
