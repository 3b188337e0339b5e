<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * Numbers of clicks and digests that are so small that who knows the few readers might tell what one of them did.
 */
final class SmallNumbers {
	/** From this number on it is told */
	public const TOLD_FROM = 5;

	/**
	 * @return int|null Null if all that is told is that there are a few
	 */
	public static function told( int $number ): ?int {
		return $number > 0 && $number < self::TOLD_FROM ? null : $number;
	}
}
