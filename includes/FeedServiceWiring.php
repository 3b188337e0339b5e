<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Feed\AtomFeed;
use MediaWiki\Extension\EventCalendar\Feed\EventComponents;
use MediaWiki\Extension\EventCalendar\Feed\EventTextsFactory;
use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Feed\FeedOccurrences;
use MediaWiki\Extension\EventCalendar\Feed\FeedRequestFactory;
use MediaWiki\Extension\EventCalendar\Feed\IcalendarEncoder;
use MediaWiki\Extension\EventCalendar\Feed\IcalendarFeed;
use MediaWiki\Extension\EventCalendar\Feed\IcalendarWriter;
use MediaWiki\Extension\EventCalendar\Feed\JsonFeed;
use MediaWiki\Extension\EventCalendar\Feed\PurgedUrls;
use MediaWiki\Extension\EventCalendar\Feed\SubscribeSite;
use MediaWiki\Extension\EventCalendar\Sheet\SubscribeRenderer;
use MediaWiki\Extension\EventCalendar\Store\EventRowMapper;
use MediaWiki\Extension\EventCalendar\Store\SqlFeedLookup;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what feeds and calendar files are made of.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.AtomFeed' => static fn ( MediaWikiServices $services ) => new AtomFeed(
		$services->getService( 'EventCalendar.FeedOccurrences' ),
		$services->getService( 'EventCalendar.EventPageLinks' ),
		$services->getService( 'EventCalendar.EventTextsFactory' ),
		(string)$services->getMainConfig()->get( MainConfigNames::Sitename ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.EventComponents' => static fn ( MediaWikiServices $services ) => new EventComponents(
		$services->getService( 'EventCalendar.EventPageLinks' ),
		(int)$services->getMainConfig()->get( 'EventCalendarSequenceBase' )
	),
	'EventCalendar.EventTextsFactory' => static fn ( MediaWikiServices $services ) => new EventTextsFactory(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getLanguageFactory(),
		$services->getLanguageFallback()
	),
	'EventCalendar.FeedLinks' => static fn ( MediaWikiServices $services ) => new FeedLinks(
		(string)$services->getMainConfig()->get( MainConfigNames::RestPath )
	),
	'EventCalendar.FeedLookup' => static fn ( MediaWikiServices $services ) => new SqlFeedLookup(
		$services->getConnectionProvider(),
		new EventRowMapper( new EventFactory( $services->getService( 'EventCalendar.RecurrenceExpander' ) ) ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.FeedOccurrences' => static fn ( MediaWikiServices $services ) => new FeedOccurrences(
		$services->getService( 'EventCalendar.OccurrenceLookup' )
	),
	'EventCalendar.FeedRequestFactory' => static fn ( MediaWikiServices $services ) => new FeedRequestFactory(
		$services->getService( 'EventCalendar.FeedLookup' ),
		$services->getService( 'EventCalendar.IndexHorizon' ),
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
	'EventCalendar.IcalendarFeed' => static fn ( MediaWikiServices $services ) => new IcalendarFeed(
		$services->getService( 'EventCalendar.FeedLookup' ),
		$services->getService( 'EventCalendar.RecurrenceExpander' ),
		$services->getService( 'EventCalendar.EventComponents' ),
		$services->getService( 'EventCalendar.EventTextsFactory' ),
		new IcalendarEncoder(),
		(string)$services->getMainConfig()->get( MainConfigNames::Sitename )
	),
	'EventCalendar.IcalendarWriter' => static fn ( MediaWikiServices $services ) => new IcalendarWriter(
		$services->getService( 'EventCalendar.EventComponents' ),
		$services->getService( 'EventCalendar.RecurrenceExpander' ),
		$services->getService( 'EventCalendar.EventTextsFactory' ),
		new IcalendarEncoder()
	),
	'EventCalendar.JsonFeed' => static fn ( MediaWikiServices $services ) => new JsonFeed(
		$services->getService( 'EventCalendar.FeedOccurrences' ),
		$services->getService( 'EventCalendar.OccurrenceSerializer' ),
		$services->getService( 'EventCalendar.EventTextsFactory' ),
		(string)$services->getMainConfig()->get( MainConfigNames::Sitename )
	),
	'EventCalendar.PurgedUrls' => static fn ( MediaWikiServices $services ) => new PurgedUrls(
		$services->getService( 'EventCalendar.FeedLinks' ),
		$services->getUrlUtils()
	),
	'EventCalendar.SubscribeRenderer' => static fn ( MediaWikiServices $services ) => new SubscribeRenderer(
		$services->getService( 'EventCalendar.SubscribeSite' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getLanguageNameUtils()
	),
	'EventCalendar.SubscribeSite' => static fn ( MediaWikiServices $services ) => new SubscribeSite(
		$services->getUrlUtils(),
		$services->getPermissionManager(),
		$services->getSpecialPageFactory(),
		(string)$services->getMainConfig()->get( MainConfigNames::RestPath ),
		$services->getContentLanguageCode()->toString(),
		(string)$services->getMainConfig()->get( MainConfigNames::Sitename )
	),
];
