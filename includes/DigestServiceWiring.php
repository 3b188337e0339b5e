<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Digest\Deliveries;
use MediaWiki\Extension\EventCalendar\Digest\DigestBlocks;
use MediaWiki\Extension\EventCalendar\Digest\DigestCounter;
use MediaWiki\Extension\EventCalendar\Digest\DigestEntryMaker;
use MediaWiki\Extension\EventCalendar\Digest\DigestIssues;
use MediaWiki\Extension\EventCalendar\Digest\DigestJobs;
use MediaWiki\Extension\EventCalendar\Digest\DigestLists;
use MediaWiki\Extension\EventCalendar\Digest\DigestMailer;
use MediaWiki\Extension\EventCalendar\Digest\DigestRecipients;
use MediaWiki\Extension\EventCalendar\Digest\DigestReport;
use MediaWiki\Extension\EventCalendar\Digest\DigestRun;
use MediaWiki\Extension\EventCalendar\Digest\DigestSender;
use MediaWiki\Extension\EventCalendar\Digest\DigestWays;
use MediaWiki\Extension\EventCalendar\Digest\DigestWordsFactory;
use MediaWiki\Extension\EventCalendar\Digest\EchoWay;
use MediaWiki\Extension\EventCalendar\Digest\ExcludedDates;
use MediaWiki\Extension\EventCalendar\Digest\IndexedDigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\IntroductionRenderer;
use MediaWiki\Extension\EventCalendar\Digest\IssueClock;
use MediaWiki\Extension\EventCalendar\Digest\IssueReader;
use MediaWiki\Extension\EventCalendar\Digest\ListMail;
use MediaWiki\Extension\EventCalendar\Digest\LocalizedDigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\MailHeaders;
use MediaWiki\Extension\EventCalendar\Digest\MailWay;
use MediaWiki\Extension\EventCalendar\Digest\OccurrenceName;
use MediaWiki\Extension\EventCalendar\Digest\SubscriptionDefaults;
use MediaWiki\Extension\EventCalendar\Digest\SubscriptionEditor;
use MediaWiki\Extension\EventCalendar\Digest\TalkWay;
use MediaWiki\Extension\EventCalendar\Digest\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Special\DigestForm;
use MediaWiki\Extension\EventCalendar\Special\DigestForms;
use MediaWiki\Extension\EventCalendar\Special\DigestPreview;
use MediaWiki\Extension\EventCalendar\Special\SubscriptionQuery;
use MediaWiki\Extension\EventCalendar\Special\UnsubscribePage;
use MediaWiki\Extension\EventCalendar\Store\SqlDigestLedger;
use MediaWiki\Extension\EventCalendar\Store\SqlIssueStore;
use MediaWiki\Extension\EventCalendar\Store\SqlSubscriptionStore;
use MediaWiki\Logger\LoggerFactory;
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
	'EventCalendar.DigestBlocks' => static fn ( MediaWikiServices $services ) => new DigestBlocks(
		$services->getService( 'EventCalendar.SubscriptionStore' ),
		$services->getService( 'EventCalendar.DigestLedger' ),
		$services->getService( 'EventCalendar.DigestIssues' )
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
	'EventCalendar.DigestIssues' => static fn ( MediaWikiServices $services ) => new DigestIssues(
		$services->getService( 'EventCalendar.IssueStore' ),
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.DigestComposer' )
	),
	'EventCalendar.DigestLedger' => static fn ( MediaWikiServices $services ) => new SqlDigestLedger(
		$services->getDBLoadBalancerFactory(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.DigestListLedger' => static fn ( MediaWikiServices $services ) => new SqlDigestLedger(
		$services->getDBLoadBalancerFactory(),
		WikiMap::getCurrentWikiId(),
		SqlDigestLedger::LISTS
	),
	'EventCalendar.DigestMailer' => static fn ( MediaWikiServices $services ) => new DigestMailer(
		$services->getEmailer(),
		$services->getService( 'EventCalendar.MailHeaders' ),
		$services->getMainConfig(),
		$services->getContentLanguage(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.DigestPreview' => static fn ( MediaWikiServices $services ) => new DigestPreview(
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.DigestIssues' ),
		$services->getService( 'EventCalendar.DigestComposer' ),
		$services->getService( 'EventCalendar.DigestRenderer' ),
		$services->getService( 'EventCalendar.UnsubscribeLinks' )
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
	'EventCalendar.DigestReport' => static fn ( MediaWikiServices $services ) => new DigestReport(
		$services->getService( 'EventCalendar.IssueStore' ),
		$services->getService( 'EventCalendar.DigestBlocks' ),
		[
			$services->getService( 'EventCalendar.DigestLedger' ),
			$services->getService( 'EventCalendar.DigestListLedger' ),
		]
	),
	'EventCalendar.DigestRun' => static fn ( MediaWikiServices $services ) => new DigestRun(
		$services->getService( 'EventCalendar.DigestIssues' ),
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.DigestBlocks' ),
		$services->getService( 'EventCalendar.DigestSender' ),
		new DigestLists(
			$services->getMainConfig()->get( 'EventCalendarDigestLists' ),
			$services->getContentLanguage()->getCode(),
			$services->getService( 'EventCalendar.DigestIssues' ),
			$services->getService( 'EventCalendar.DigestListLedger' ),
			$services->getService( 'EventCalendar.DigestComposer' ),
			new ListMail(
				$services->getService( 'EventCalendar.DigestMailer' ),
				$services->getService( 'EventCalendar.DigestRenderer' ),
				$services->getService( 'EventCalendar.UnsubscribeLinks' )
			),
			LoggerFactory::getInstance( 'EventCalendar' )
		),
		new DigestJobs( $services->getJobQueueGroup() )
	),
	'EventCalendar.DigestSender' => static fn ( MediaWikiServices $services ) => new DigestSender(
		$services->getService( 'EventCalendar.DigestBlocks' ),
		$services->getService( 'EventCalendar.DigestIssues' ),
		$services->getService( 'EventCalendar.DigestLedger' ),
		$services->getService( 'EventCalendar.DigestComposer' ),
		new DigestRecipients(
			$services->getCentralIdLookup(),
			(bool)$services->getMainConfig()->get( MainConfigNames::BlockDisablesLogin )
		),
		$services->getService( 'EventCalendar.DigestWays' ),
		new DigestCounter(
			$services->getService( 'EventCalendar.EventCounter' ),
			$services->getService( 'EventCalendar.LinkTargets' )
		)
	),
	'EventCalendar.DigestWays' => static fn ( MediaWikiServices $services ) => new DigestWays(
		[
			'email' => new MailWay(
				$services->getService( 'EventCalendar.DigestMailer' ),
				$services->getService( 'EventCalendar.DigestRenderer' ),
				$services->getService( 'EventCalendar.UnsubscribeLinks' )
			),
			'echo' => new EchoWay(
				$services->getService( 'EventCalendar.Notices' ),
				$services->getTitleFactory(),
				$services->getService( 'EventCalendar.SettingsLookup' )
			),
			'talk' => new TalkWay(
				$services->getService( 'EventCalendar.DigestRenderer' ),
				$services->getService( 'EventCalendar.UnsubscribeLinks' ),
				$services->getWikiPageFactory()
			),
		],
		LoggerFactory::getInstance( 'EventCalendar' )
	),
	'EventCalendar.IssueClock' => static fn ( MediaWikiServices $services ) => new IssueClock(
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
	'EventCalendar.IssueStore' => static fn ( MediaWikiServices $services ) => new SqlIssueStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.MailHeaders' => static fn () => new MailHeaders(),
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
