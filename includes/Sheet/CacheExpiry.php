<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Parser\ParserOutput;

/**
 * How long the parser cache may keep a page that says what comes next. In MediaWiki 1.43 Parsoid forgets what it was told of
 * that when it is done with a page, but not the extension data: so the seconds stand there as well, to count again once the
 * page is rendered.
 */
final class CacheExpiry {
	private const SECONDS = 'EventCalendarExpiry';

	public static function shorten( ParserOutput $output, int $seconds ): void {
		$output->updateCacheExpiry( $seconds );
		$output->appendExtensionData( self::SECONDS, $seconds );
	}

	public static function restore( ParserOutput $output ): void {
		$seconds = $output->getExtensionData( self::SECONDS );
		if ( $seconds ) {
			$output->updateCacheExpiry( min( array_keys( $seconds ) ) );
		}
	}

	/**
	 * @param int $now Unix time
	 * @param string $zone IANA name
	 * @param int ...$ends Unix times when something of what is said is over
	 * @return int Seconds: until the first of them is, and not beyond the zone's midnight
	 */
	public static function untilFirstEnd( int $now, string $zone, int ...$ends ): int {
		$resolver = ZoneResolver::forZone( $zone );
		$tomorrow = CalendarDates::ofWall( $resolver->toWall( $now ) ) + 1;
		return max( 1, min( [ $resolver->toInstant( $tomorrow * WallTime::DAY ), ...$ends ] ) - $now );
	}
}
