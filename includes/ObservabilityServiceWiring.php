<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Observability\CountingLogger;
use MediaWiki\Extension\EventCalendar\Observability\JobWatch;
use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;
use MediaWiki\Extension\EventCalendar\Store\SqlRunStore;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what those who run the wiki get to know.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.JobWatch' => static fn ( MediaWikiServices $services ) => new JobWatch(
		$services->getService( 'EventCalendar.Metrics' ),
		$services->getService( 'EventCalendar.Logger' )
	),
	'EventCalendar.Logger' => static fn ( MediaWikiServices $services ) => new CountingLogger(
		static fn () => LoggerFactory::getInstance( CountingLogger::CHANNEL ),
		$services->getService( 'EventCalendar.Metrics' )
	),
	'EventCalendar.Metrics' => static fn ( MediaWikiServices $services ) => new Metrics(
		$services->getStatsFactory()->withComponent( 'EventCalendar' ),
		PHP_SAPI === 'cli'
	),
	'EventCalendar.RunLog' => static fn ( MediaWikiServices $services ) => new RunLog(
		$services->getService( 'EventCalendar.RunStore' ),
		$services->getService( 'EventCalendar.Metrics' ),
		$services->getService( 'EventCalendar.Logger' )
	),
	'EventCalendar.RunStore' => static fn ( MediaWikiServices $services ) => new SqlRunStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
];
