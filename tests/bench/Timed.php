<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

/**
 * Adds up how long methods of an object take.
 */
final class Timed {
	/** Seconds */
	public float $seconds = 0.0;

	/**
	 * @template T
	 * @param callable():T $work
	 * @return T
	 */
	public function measure( callable $work ): mixed {
		$begin = hrtime( true );
		try {
			return $work();
		} finally {
			$this->seconds += ( hrtime( true ) - $begin ) / 1e9;
		}
	}
}
