<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

/**
 * How a case ended.
 */
final class Outcome {
	/**
	 * @param bool $isTaken Whether the input was taken, not refused
	 * @param float $milliseconds Of the processor
	 * @param int $bytes Of memory, above what was there before
	 * @param Finding|null $finding Null: all is well
	 */
	public function __construct(
		public readonly bool $isTaken,
		public readonly float $milliseconds,
		public readonly int $bytes,
		public readonly ?Finding $finding
	) {
	}
}
