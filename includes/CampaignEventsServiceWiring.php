<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\CampaignEvents\HttpRegistrationSource;
use MediaWiki\Extension\EventCalendar\CampaignEvents\KnownRegistrations;
use MediaWiki\Extension\EventCalendar\CampaignEvents\NoRegistrations;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationJobs;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationReader;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationRefresh;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationStore;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationSweep;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationWatch;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationWikis;
use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Store\EventRowMapper;
use MediaWiki\Extension\EventCalendar\Store\SqlRegisteredEvents;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what is known of registrations on wikis with the extension CampaignEvents.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.RegistrationLookup' => static function ( MediaWikiServices $services ) {
		$wikis = $services->getService( 'EventCalendar.RegistrationWikis' );
		return $wikis->areNone() ? new NoRegistrations() : new KnownRegistrations(
			$wikis,
			$services->getService( 'EventCalendar.RegistrationStore' ),
			$services->getService( 'EventCalendar.RegistrationWatch' )
		);
	},
	'EventCalendar.RegistrationRefresh' => static fn ( MediaWikiServices $services ) => new RegistrationRefresh(
		$services->getService( 'EventCalendar.RegistrationSource' ),
		$services->getService( 'EventCalendar.RegistrationStore' ),
		$services->getService( 'EventCalendar.IndexJobs' ),
		$services->getService( 'EventCalendar.Logger' )
	),
	'EventCalendar.RegistrationSource' => static fn ( MediaWikiServices $services ) => new HttpRegistrationSource(
		$services->getService( 'EventCalendar.RegistrationWikis' ),
		new RegistrationReader(),
		$services->getHttpRequestFactory(),
		(int)$services->getMainConfig()->get( 'EventCalendarCampaignEventsTimeout' )
	),
	'EventCalendar.RegistrationStore' => static fn ( MediaWikiServices $services ) => new RegistrationStore(
		$services->getMainObjectStash()
	),
	'EventCalendar.RegistrationSweep' => static fn ( MediaWikiServices $services ) => new RegistrationSweep(
		$services->getService( 'EventCalendar.RegistrationWikis' ),
		new SqlRegisteredEvents(
			$services->getConnectionProvider(),
			new EventRowMapper( new EventFactory( $services->getService( 'EventCalendar.RecurrenceExpander' ) ) )
		),
		$services->getService( 'EventCalendar.RegistrationWatch' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.RegistrationWatch' => static fn ( MediaWikiServices $services ) => new RegistrationWatch(
		$services->getService( 'EventCalendar.RegistrationStore' ),
		new RegistrationJobs( $services->getJobQueueGroup() ),
		$services->getObjectCacheFactory()->getLocalClusterInstance()
	),
	'EventCalendar.RegistrationWikis' => static fn ( MediaWikiServices $services ) => new RegistrationWikis(
		$services->getMainConfig()->get( 'EventCalendarCampaignEvents' )
	),
];
