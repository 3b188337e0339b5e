<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Health;

/**
 * Looks at one part of what has to go on without anybody.
 */
interface HealthCheck {
	/**
	 * @param int $now Unix time
	 * @return Finding[]
	 */
	public function check( int $now ): array;
}
