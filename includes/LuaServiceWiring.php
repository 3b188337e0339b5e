<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Lua\ArgumentReader;
use MediaWiki\Extension\EventCalendar\Lua\LuaOccurrences;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: what Lua modules ask.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.LuaOccurrences' => static function ( MediaWikiServices $services ) {
		$zone = (string)$services->getMainConfig()->get( MainConfigNames::Localtimezone );
		return new LuaOccurrences(
			new ArgumentReader( $services->getObjectFactory(), $services->getLanguageNameUtils() ),
			$services->getService( 'EventCalendar.OccurrenceParams' ),
			$services->getService( 'EventCalendar.OccurrenceQuery' ),
			$services->getService( 'EventCalendar.OccurrenceSerializer' ),
			ZoneResolver::exists( $zone ) ? $zone : 'UTC'
		);
	},
];
