<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Promotion\Social\PostPlanner;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostText;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: posts on social networks, the picture of an event, and newsletters.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.PostPlanner' => static fn ( MediaWikiServices $services ) => new PostPlanner(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone )
	),
	'EventCalendar.PostText' => static fn ( MediaWikiServices $services ) => new PostText(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.CampaignLinks' ),
		$services->getLanguageFactory(),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		WikiMap::getCurrentWikiId(),
		$services->getContentLanguageCode()->toString(),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone )
	),
];
