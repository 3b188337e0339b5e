<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Store\SqlEventCounter;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what helped.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.CampaignLinks' => static fn () => new CampaignLinks(),
	'EventCalendar.EventCounter' => static fn ( MediaWikiServices $services ) => new SqlEventCounter(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
];
