<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionBoard;
use MediaWiki\Extension\EventCalendar\Promotion\TargetLists;
use MediaWiki\Extension\EventCalendar\Special\Promotion\PromotionTabs;
use MediaWiki\Extension\EventCalendar\Special\Promotion\ReviewTab;
use MediaWiki\Extension\EventCalendar\Store\SqlPromotionLedger;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: plans and announcements.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.PromotionBoard' => static fn ( MediaWikiServices $services ) => new PromotionBoard(
		$services->getService( 'EventCalendar.OccurrenceQuery' ),
		$services->getService( 'EventCalendar.PromotionLedger' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
		$services->getService( 'EventCalendar.TargetLists' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.PromotionLedger' => static fn ( MediaWikiServices $services ) => new SqlPromotionLedger(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.PromotionTabs' => static fn ( MediaWikiServices $services ) => new PromotionTabs(
		[
			new ReviewTab(
				$services->getService( 'EventCalendar.EventReview' ),
				$services->getService( 'EventCalendar.ReviewQueue' ),
				$services->getService( 'EventCalendar.ReviewedRevisions' ),
				$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
				$services->getLinkRenderer()
			),
		],
		$services->getLinkRenderer()
	),
	'EventCalendar.TargetLists' => static fn ( MediaWikiServices $services ) => new TargetLists(
		$services->getRevisionLookup(),
		$services->getTitleFactory(),
		$services->getInterwikiLookup(),
		WikiMap::getCurrentWikiId()
	),
];
