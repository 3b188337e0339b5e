<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Digest\DigestEntryMaker;
use MediaWiki\Extension\EventCalendar\Digest\DigestWordsFactory;
use MediaWiki\Extension\EventCalendar\Digest\ExcludedDates;
use MediaWiki\Extension\EventCalendar\Digest\IndexedDigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\IntroductionRenderer;
use MediaWiki\Extension\EventCalendar\Digest\IssueReader;
use MediaWiki\Extension\EventCalendar\Digest\LocalizedDigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\OccurrenceName;
use MediaWiki\Extension\EventCalendar\Digest\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Store\SqlSubscriptionStore;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: the digest.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.DigestComposer' => static fn ( MediaWikiServices $services ) => new IndexedDigestComposer(
		new IssueReader(
			$services->getService( 'EventCalendar.OccurrenceQuery' ),
			new OccurrenceName( new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) ) ),
			new ExcludedDates(
				$services->getService( 'EventCalendar.OccurrenceLookup' ),
				$services->getService( 'EventCalendar.RecurrenceExpander' )
			)
		),
		new DigestEntryMaker(
			$services->getService( 'EventCalendar.CampaignLinks' ),
			// Mail is read elsewhere: whole addresses
			new FeedLinks( (string)$services->getUrlUtils()->expand(
				(string)$services->getMainConfig()->get( MainConfigNames::RestPath ), PROTO_CANONICAL
			) ),
			$services->getService( 'EventCalendar.SettingsLookup' ),
			WikiMap::getCurrentWikiId()
		),
		new IntroductionRenderer(
			$services->getParserFactory(),
			$services->getLanguageFactory(),
			$services->getLanguageFallback(),
			$services->getLanguageNameUtils()
		),
		$services->getLanguageFactory(),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' )
	),
	'EventCalendar.DigestRenderer' => static fn ( MediaWikiServices $services ) => new LocalizedDigestRenderer(
		new DigestWordsFactory(
			$services->getLanguageFactory(),
			$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
			$services->getService( 'EventCalendar.SettingsLookup' ),
			$services->getLanguageNameUtils(),
			(string)$services->getMainConfig()->get( MainConfigNames::Sitename )
		)
	),
	'EventCalendar.SubscriptionStore' => static fn ( MediaWikiServices $services ) => new SqlSubscriptionStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.UnsubscribeLinks' => static fn ( MediaWikiServices $services ) => new UnsubscribeLinks(
		$services->getService( 'EventCalendar.SubscriptionStore' ),
		WikiMap::getCurrentWikiId(),
		(string)$services->getMainConfig()->get( MainConfigNames::SecretKey )
	),
];
