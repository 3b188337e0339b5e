<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Extension\EventCalendar\Store\SqlReviewQueueStore;
use MediaWiki\Extension\EventCalendar\Store\SqlReviewTags;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what reviews are made of.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.ReviewQueueStore' => static fn ( MediaWikiServices $services ) => new SqlReviewQueueStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.ReviewedRevisions' => static fn ( MediaWikiServices $services ) => new ReviewedRevisions(
		new SqlReviewTags( $services->getConnectionProvider(), $services->getChangeTagDefStore() ),
		$services->getRevisionLookup(),
		(bool)$services->getMainConfig()->get( 'EventCalendarRequireReview' )
	),
	'EventCalendar.SaveReview' => static fn ( MediaWikiServices $services ) => new SaveReview(
		$services->getService( 'EventCalendar.ReviewedRevisions' ),
		$services->getRevisionLookup(),
		$services->getPermissionManager(),
		$services->getService( 'EventCalendar.ProblemFormatter' )
	),
];
