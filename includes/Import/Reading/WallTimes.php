<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * Instants and wall times of one zone, as event pages write them.
 */
final class WallTimes {
	public static function at( int $instant, string $zone ): string {
		return ( new WallTime( ZoneResolver::forZone( $zone )->toWall( $instant ) ) )->toString();
	}

	/**
	 * @param string $wall As event pages write it
	 * @param string $zone
	 */
	public static function instant( string $wall, string $zone ): int {
		return ZoneResolver::forZone( $zone )->toInstant( (int)WallTime::parse( $wall )?->seconds );
	}

	/**
	 * RFC 5545 §3.3.6: days are nominal, on the wall clock; what is shorter is exact.
	 */
	public static function plus( int $instant, Duration $duration, string $zone ): int {
		$resolver = ZoneResolver::forZone( $zone );
		return $duration->days === 0
			? $instant + $duration->seconds
			: $resolver->toInstant( $resolver->toWall( $instant ) + $duration->days * WallTime::DAY ) + $duration->seconds;
	}
}
