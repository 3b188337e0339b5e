<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * How long occurrences last, in steps of a doubling, so that those still running at an instant are found by when they
 * started:
 *
 *     class  0: up to 1 h   ┄┄┄┄┄┄┄┄┄┄┄┄┄┤1h├●   started within the last hour
 *     class  1: up to 2 h   ┄┄┄┄┄┄┄┄┄┄┄┤ 2h ├●   started within the last two hours
 *     class 10: up to 42 d  ┤      1024 h   ├●   more than the 31 days that an occurrence may last
 *
 * At least the younger half of each stretch is still running, so that at most about every second row is read in vain.
 */
final class SpanClass {
	public const LAST = 10;

	private const HOUR = 3600;

	public static function of( int $start, int $end ): int {
		$class = 0;
		while ( $class < self::LAST && $end - $start > self::seconds( $class ) ) {
			$class++;
		}
		return $class;
	}

	/** @return int The longest that an occurrence of the class lasts */
	public static function seconds( int $class ): int {
		return self::HOUR << $class;
	}
}
