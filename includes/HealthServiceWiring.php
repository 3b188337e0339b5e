<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Health\CronHealth;
use MediaWiki\Extension\EventCalendar\Health\DeliveryHealth;
use MediaWiki\Extension\EventCalendar\Health\DueHealth;
use MediaWiki\Extension\EventCalendar\Health\ExpectedRuns;
use MediaWiki\Extension\EventCalendar\Health\Health;
use MediaWiki\Extension\EventCalendar\Health\IndexHealth;
use MediaWiki\Extension\EventCalendar\Special\Promotion\HealthLine;
use MediaWiki\Extension\EventCalendar\Store\SqlTroubleCounts;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: whether all goes on that has to go on by itself.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.Health' => static fn ( MediaWikiServices $services ) => new Health(
		[
			new CronHealth(
				$services->getService( 'EventCalendar.RunStore' ),
				new ExpectedRuns(
					$services->getService( 'EventCalendar.Notices' ),
					$services->getService( 'EventCalendar.SubscriptionStore' ),
					$services->getService( 'EventCalendar.SettingsLookup' ),
					$services->getMainConfig()->get( 'EventCalendarDigestLists' )
				)
			),
			new IndexHealth(
				$services->getService( 'EventCalendar.EventIndexStore' ),
				$services->getService( 'EventCalendar.IndexHorizon' ),
				$services->getService( 'EventCalendar.SettingsLookup' ),
				$services->getTrackingCategories(),
				$services->getTitleFormatter(),
				WikiMap::getCurrentWikiId()
			),
			new DeliveryHealth(
				new SqlTroubleCounts( $services->getConnectionProvider(), WikiMap::getCurrentWikiId() ),
				$services->getService( 'EventCalendar.ShownIssueStore' )
			),
			new DueHealth(
				$services->getService( 'EventCalendar.PromotionBoard' ),
				$services->getMainWANObjectCache(),
				WikiMap::getCurrentWikiId()
			),
		],
		$services->getService( 'EventCalendar.Logger' )
	),
	'EventCalendar.HealthLine' => static fn ( MediaWikiServices $services ) => new HealthLine(
		$services->getService( 'EventCalendar.Health' ),
		$services->getMainConfig()->get( MainConfigNames::ExtensionAssetsPath ) . '/EventCalendar/docs/admin.md'
	),
];
