<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * How far ahead series have rows: the configured number of days, and on to the next week boundary of Unix time, so that
 * the index is the same whenever in a week it was made, and series are extended weekly rather than daily.
 */
final class IndexHorizon {
	private const STEP = 7 * WallTime::DAY;

	public function __construct( private readonly int $days ) {
	}

	/** @return int Unix time up to which series get rows now */
	public function current(): int {
		return intdiv( $this->least() + self::STEP - 1, self::STEP ) * self::STEP;
	}

	/** @return int Unix time up to which they ought to have them at least */
	public function least(): int {
		return ConvertibleTimestamp::time() + $this->days * WallTime::DAY;
	}
}
