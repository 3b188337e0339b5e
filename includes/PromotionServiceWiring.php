<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Special\Promotion\PromotionTabs;
use MediaWiki\Extension\EventCalendar\Special\Promotion\ReviewTab;
use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: plans and announcements.
 *
 * @phpcs-require-sorted-array
 */
return [
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
];
