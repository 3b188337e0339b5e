<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Gate\GuardedDrawer;
use MediaWiki\Extension\EventCalendar\Gate\GuardedOccurrences;
use MediaWiki\Extension\EventCalendar\Gate\ReadGate;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

return [
	'EventCalendar.GuardedDrawer' => static fn ( MediaWikiServices $services ) => new GuardedDrawer(
		$services->getService( 'EventCalendar.CalendarDrawer' ),
		$services->getService( 'EventCalendar.ReadGate' )
	),
	'EventCalendar.GuardedOccurrences' => static fn ( MediaWikiServices $services ) => new GuardedOccurrences(
		$services->getService( 'EventCalendar.OccurrenceQuery' ),
		$services->getService( 'EventCalendar.IndexHorizon' ),
		$services->getService( 'EventCalendar.ReadGate' )
	),
	'EventCalendar.ReadGate' => static fn ( MediaWikiServices $services ) => new ReadGate(
		$services->getUserFactory(),
		WikiMap::getCurrentWikiId()
	),
];
