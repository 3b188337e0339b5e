<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Indexing\Farm;
use MediaWiki\Extension\EventCalendar\Indexing\SharedIndexGuard;
use MediaWiki\Extension\EventCalendar\Indexing\WikiRemover;
use MediaWiki\Extension\EventCalendar\Store\SqlEventIndexStore;
use MediaWiki\Extension\EventCalendar\Store\SqlFarmStore;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what an index needs that several wikis share.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.Farm' => static fn ( MediaWikiServices $services ) => new Farm(
		$services->getService( 'EventCalendar.FarmStore' ),
		$services->getService( 'EventCalendar.IndexJobs' ),
		$services->getService( 'EventCalendar.Logger' ),
		SqlEventIndexStore::isShared( $services->getMainConfig()->get( MainConfigNames::VirtualDomainsMapping ) ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.FarmStore' => static fn ( MediaWikiServices $services ) => new SqlFarmStore(
		$services->getConnectionProvider()
	),
	'EventCalendar.SharedIndexGuard' => static fn ( MediaWikiServices $services ) => new SharedIndexGuard(
		$services->getGroupPermissionsLookup(),
		$services->getPermissionManager(),
		$services->getUserFactory(),
		$services->getService( 'EventCalendar.Logger' ),
		SqlEventIndexStore::isShared( $services->getMainConfig()->get( MainConfigNames::VirtualDomainsMapping ) )
	),
	'EventCalendar.WikiRemover' => static fn ( MediaWikiServices $services ) => new WikiRemover(
		$services->getService( 'EventCalendar.EventIndexStore' ),
		$services->getService( 'EventCalendar.FarmStore' ),
		$services->getService( 'EventCalendar.ReplicaWait' ),
		$services->getService( 'EventCalendar.IndexJobs' ),
		WikiMap::getCurrentWikiId()
	),
];
