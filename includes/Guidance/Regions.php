<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Extension\EventCalendar\Config\GuidanceSettings;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * What clocks show in other parts of the world when an event begins.
 */
final class Regions {
	/**
	 * @return array<array{zone:string,wallstart:string,awake:bool}> In the order of the settings; none if it is all-day
	 */
	public static function at( OccurrenceTimes $times, GuidanceSettings $settings ): array {
		$regions = [];
		foreach ( $times->wallStart->isDate ? [] : $settings->zones as $zone ) {
			$resolver = ZoneResolver::forZone( $zone );
			if ( $resolver ) {
				$wall = new WallTime( $resolver->toWall( $times->start ) );
				$hour = intdiv( $wall->seconds - $wall->midnight()->seconds, 3600 );
				$regions[] = [
					'zone' => $zone,
					'wallstart' => $wall->toString(),
					'awake' => $hour >= $settings->wakingFrom && $hour < $settings->wakingTo,
				];
			}
		}
		return $regions;
	}
}
