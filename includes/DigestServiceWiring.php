<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestEntryMaker;
use MediaWiki\Extension\EventCalendar\Digest\Composing\ExcludedDates;
use MediaWiki\Extension\EventCalendar\Digest\Composing\IndexedDigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Composing\IntroductionRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Composing\IssueReader;
use MediaWiki\Extension\EventCalendar\Digest\Composing\OccurrenceName;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestWordsFactory;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\LocalizedDigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Deliveries;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionDefaults;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionEditor;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Special\DigestForm;
use MediaWiki\Extension\EventCalendar\Special\DigestForms;
use MediaWiki\Extension\EventCalendar\Special\DigestPreview;
use MediaWiki\Extension\EventCalendar\Special\SubscriptionQuery;
use MediaWiki\Extension\EventCalendar\Special\UnsubscribePage;
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
	'EventCalendar.Deliveries' => static fn ( MediaWikiServices $services ) => new Deliveries(
		(bool)$services->getMainConfig()->get( MainConfigNames::EnableEmail ),
		(bool)$services->getMainConfig()->get( MainConfigNames::AllowHTMLEmail ),
		$services->getExtensionRegistry()->isLoaded( 'Echo' )
	),
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
	'EventCalendar.DigestForms' => static function ( MediaWikiServices $services ) {
		$query = new SubscriptionQuery( $services->getService( 'EventCalendar.OptionsReader' ) );
		return new DigestForms(
			$query,
			new DigestForm(
				$services->getService( 'EventCalendar.SubscriptionDefaults' ),
				$services->getService( 'EventCalendar.Deliveries' ),
				$services->getService( 'EventCalendar.SettingsLookup' ),
				$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
				$query
			),
			new UnsubscribePage(
				$services->getService( 'EventCalendar.UnsubscribeLinks' ),
				$services->getService( 'EventCalendar.SubscriptionStore' ),
				(string)$services->getMainConfig()->get( MainConfigNames::Sitename )
			)
		);
	},
	'EventCalendar.DigestPreview' => static fn ( MediaWikiServices $services ) => new DigestPreview(
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.DigestIssues' ),
		$services->getService( 'EventCalendar.DigestComposer' ),
		$services->getService( 'EventCalendar.DigestRenderer' ),
		$services->getService( 'EventCalendar.UnsubscribeLinks' )
	),
	'EventCalendar.DigestRenderer' => static fn ( MediaWikiServices $services ) => new LocalizedDigestRenderer(
		$services->getService( 'EventCalendar.DigestWordsFactory' )
	),
	'EventCalendar.DigestWordsFactory' => static fn ( MediaWikiServices $services ) => new DigestWordsFactory(
		$services->getLanguageFactory(),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getLanguageNameUtils(),
		(string)$services->getMainConfig()->get( MainConfigNames::Sitename )
	),
	'EventCalendar.SubscriptionDefaults' => static fn ( MediaWikiServices $services ) => new SubscriptionDefaults(
		$services->getUserOptionsLookup(),
		$services->getLanguageNameUtils(),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.Deliveries' ),
		$services->getContentLanguageCode()->toString(),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone )
	),
	'EventCalendar.SubscriptionEditor' => static fn ( MediaWikiServices $services ) => new SubscriptionEditor(
		$services->getService( 'EventCalendar.SubscriptionStore' ),
		$services->getCentralIdLookup(),
		$services->getService( 'EventCalendar.Deliveries' )
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
