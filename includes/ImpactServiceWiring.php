<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Impact\Campaigns;
use MediaWiki\Extension\EventCalendar\Impact\ClickCounter;
use MediaWiki\Extension\EventCalendar\Impact\ImpactReader;
use MediaWiki\Extension\EventCalendar\Impact\LinkTargets;
use MediaWiki\Extension\EventCalendar\Store\SqlEventCounter;
use MediaWiki\Extension\EventCalendar\Store\SqlImpactLookup;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what helped.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.CampaignLinks' => static fn () => new CampaignLinks(),
	'EventCalendar.ClickCounter' => static fn ( MediaWikiServices $services ) => new ClickCounter(
		$services->getService( 'EventCalendar.EventCounter' ),
		new Campaigns( $services->getService( 'EventCalendar.SettingsLookup' ) )
	),
	'EventCalendar.EventCounter' => static fn ( MediaWikiServices $services ) => new SqlEventCounter(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.ImpactLookup' => static fn ( MediaWikiServices $services ) => new SqlImpactLookup(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.ImpactReader' => static fn ( MediaWikiServices $services ) => new ImpactReader(
		$services->getService( 'EventCalendar.OccurrenceLookup' ),
		$services->getService( 'EventCalendar.ImpactLookup' ),
		new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
	'EventCalendar.LinkTargets' => static fn ( MediaWikiServices $services ) => new LinkTargets(
		$services->getService( 'EventCalendar.OccurrenceLookup' ),
		$services->getService( 'EventCalendar.EventPageLinks' ),
		$services->getService( 'EventCalendar.RecurrenceExpander' ),
		new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
		$services->getTitleFactory(),
		WikiMap::getCurrentWikiId()
	),
];
