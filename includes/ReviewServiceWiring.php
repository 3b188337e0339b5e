<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Review\Confirmation;
use MediaWiki\Extension\EventCalendar\Review\EchoReviewNotices;
use MediaWiki\Extension\EventCalendar\Review\EventReview;
use MediaWiki\Extension\EventCalendar\Review\ProposerNotice;
use MediaWiki\Extension\EventCalendar\Review\ProposerTalk;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\ReviewQueue;
use MediaWiki\Extension\EventCalendar\Review\ReviewStart;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Extension\EventCalendar\Store\CachedReviewTags;
use MediaWiki\Extension\EventCalendar\Store\SqlEventPageList;
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
	'EventCalendar.EventReview' => static fn ( MediaWikiServices $services ) => new EventReview(
		$services->getRevisionLookup(),
		$services->getService( 'EventCalendar.ReviewedRevisions' ),
		$services->getChangeTagsStore(),
		new Confirmation(
			$services->getWikiPageFactory(), $services->getContentLanguage(), $services->getHookContainer()
		),
		new ProposerNotice(
			$services->getRevisionLookup(),
			new ProposerTalk( $services->getContentLanguage(), $services->getService( 'EventCalendar.Logger' ) ),
			$services->getExtensionRegistry()->isLoaded( 'Echo' ) ? new EchoReviewNotices() : null
		),
		$services->getService( 'EventCalendar.IndexUpdates' ),
		$services->getHtmlCacheUpdater()
	),
	'EventCalendar.ReviewQueue' => static fn ( MediaWikiServices $services ) => new ReviewQueue(
		$services->getService( 'EventCalendar.ReviewQueueStore' ),
		$services->getRevisionLookup(),
		$services->getService( 'EventCalendar.ChangeDescriber' ),
		$services->getService( 'EventCalendar.RecurrenceExpander' )
	),
	'EventCalendar.ReviewQueueStore' => static fn ( MediaWikiServices $services ) => new SqlReviewQueueStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.ReviewStart' => static fn ( MediaWikiServices $services ) => new ReviewStart(
		new SqlEventPageList( $services->getConnectionProvider(), NS_EVENTCALENDAR, EventContent::MODEL ),
		$services->getRevisionLookup(),
		$services->getService( 'EventCalendar.ReviewTags' ),
		$services->getChangeTagsStore(),
		$services->getService( 'EventCalendar.ReplicaWait' )
	),
	'EventCalendar.ReviewTags' => static fn ( MediaWikiServices $services ) => new CachedReviewTags(
		new SqlReviewTags(
			$services->getConnectionProvider(),
			$services->getChangeTagDefStore()
		),
		$services->getMainWANObjectCache()
	),
	'EventCalendar.ReviewedRevisions' => static fn ( MediaWikiServices $services ) => new ReviewedRevisions(
		$services->getService( 'EventCalendar.ReviewTags' ),
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
