<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Indexing\CalendarPurge;
use MediaWiki\Extension\EventCalendar\Indexing\EventIndexer;
use MediaWiki\Extension\EventCalendar\Indexing\EventPageReader;
use MediaWiki\Extension\EventCalendar\Indexing\HorizonExtender;
use MediaWiki\Extension\EventCalendar\Indexing\HorizonWatch;
use MediaWiki\Extension\EventCalendar\Indexing\IndexedOccurrences;
use MediaWiki\Extension\EventCalendar\Indexing\IndexHorizon;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Indexing\IndexRebuilder;
use MediaWiki\Extension\EventCalendar\Indexing\IndexUpdates;
use MediaWiki\Extension\EventCalendar\Indexing\ZoneRules;
use MediaWiki\Extension\EventCalendar\Interest\WatchedIndexStore;
use MediaWiki\Extension\EventCalendar\Store\EventRowBuilder;
use MediaWiki\Extension\EventCalendar\Store\SqlCalendarPageStore;
use MediaWiki\Extension\EventCalendar\Store\SqlEventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\SqlEventPageList;
use MediaWiki\Extension\EventCalendar\Store\SqlIndexRows;
use MediaWiki\Extension\EventCalendar\Store\SqlNewestRevisions;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what keeps the index in step with the pages.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.CalendarPurge' => static fn ( MediaWikiServices $services ) => new CalendarPurge(
		new SqlCalendarPageStore( $services->getConnectionProvider() ),
		$services->getHtmlCacheUpdater(),
		$services->getService( 'EventCalendar.ReplicaWait' ),
		$services->getService( 'EventCalendar.PurgedUrls' )->ofFeeds(),
		$services->getService( 'EventCalendar.Farm' ),
		$services->getService( 'EventCalendar.IndexJobs' ),
		$services->getService( 'EventCalendar.Metrics' )
	),
	'EventCalendar.EventIndexStore' => static fn ( MediaWikiServices $services ) => new WatchedIndexStore(
		new SqlEventIndexStore( $services->getConnectionProvider(), new SqlIndexRows( new EventRowBuilder() ) ),
		$services->getService( 'EventCalendar.ChangeRecorder' ),
		$services->getService( 'EventCalendar.Logger' )
	),
	'EventCalendar.EventIndexer' => static fn ( MediaWikiServices $services ) => new EventIndexer(
		$services->getService( 'EventCalendar.EventIndexStore' ),
		new EventPageReader(
			$services->getPageStore(),
			$services->getRevisionLookup(),
			new SqlNewestRevisions( $services->getConnectionProvider(), $services->getRevisionStore() ),
			$services->getService( 'EventCalendar.SharedIndexGuard' ),
			$services->getService( 'EventCalendar.ReviewedRevisions' ),
			WikiMap::getCurrentWikiId()
		),
		new IndexedOccurrences(
			$services->getService( 'EventCalendar.RecurrenceExpander' ),
			$services->getService( 'EventCalendar.IndexHorizon' )
		),
		$services->getService( 'EventCalendar.IndexJobs' ),
		$services->getService( 'EventCalendar.HorizonWatch' ),
		$services->getService( 'EventCalendar.ReviewedRevisions' )->isRequired()
			? $services->getService( 'EventCalendar.ReviewQueueStore' )
			: null,
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.HorizonExtender' => static fn ( MediaWikiServices $services ) => new HorizonExtender(
		$services->getService( 'EventCalendar.EventIndexStore' ),
		$services->getService( 'EventCalendar.EventIndexer' ),
		$services->getService( 'EventCalendar.IndexHorizon' ),
		$services->getService( 'EventCalendar.ReplicaWait' ),
		$services->getService( 'EventCalendar.Logger' ),
		$services->getService( 'EventCalendar.Metrics' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.HorizonWatch' => static fn ( MediaWikiServices $services ) => new HorizonWatch(
		$services->getService( 'EventCalendar.EventIndexStore' ),
		$services->getService( 'EventCalendar.IndexHorizon' ),
		$services->getService( 'EventCalendar.IndexJobs' ),
		$services->getObjectCacheFactory()->getLocalClusterInstance(),
		$services->getService( 'EventCalendar.Farm' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.IndexHorizon' => static fn ( MediaWikiServices $services ) => new IndexHorizon(
		(int)$services->getMainConfig()->get( 'EventCalendarHorizonDays' )
	),
	'EventCalendar.IndexJobs' => static fn ( MediaWikiServices $services ) => new IndexJobs(
		$services->getJobQueueGroupFactory()
	),
	'EventCalendar.IndexRebuilder' => static fn ( MediaWikiServices $services ) => new IndexRebuilder(
		new SqlEventPageList( $services->getConnectionProvider(), NS_EVENTCALENDAR, EventContent::MODEL ),
		$services->getService( 'EventCalendar.EventIndexStore' ),
		$services->getService( 'EventCalendar.EventIndexer' ),
		$services->getService( 'EventCalendar.ReplicaWait' ),
		$services->getService( 'EventCalendar.Logger' ),
		$services->getService( 'EventCalendar.Metrics' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.IndexUpdates' => static fn ( MediaWikiServices $services ) => new IndexUpdates(
		$services->getService( 'EventCalendar.EventIndexer' ),
		$services->getService( 'EventCalendar.Metrics' ),
		$services->getService( 'EventCalendar.Logger' )
	),
	'EventCalendar.ZoneRules' => static fn ( MediaWikiServices $services ) => new ZoneRules( $services->getMainObjectStash() ),
];
