<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Promotion\ActionSerializer;
use MediaWiki\Extension\EventCalendar\Promotion\ActionTextsByKind;
use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementFactsFactory;
use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementJobs;
use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementPreview;
use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementText;
use MediaWiki\Extension\EventCalendar\Promotion\Announcer;
use MediaWiki\Extension\EventCalendar\Promotion\AutomaticAnnouncer;
use MediaWiki\Extension\EventCalendar\Promotion\ChannelTargets;
use MediaWiki\Extension\EventCalendar\Promotion\ListAddress;
use MediaWiki\Extension\EventCalendar\Promotion\MailingListText;
use MediaWiki\Extension\EventCalendar\Promotion\OptOut;
use MediaWiki\Extension\EventCalendar\Promotion\PlanStates;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionBoard;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionCommand;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionLog;
use MediaWiki\Extension\EventCalendar\Promotion\TargetLists;
use MediaWiki\Extension\EventCalendar\Promotion\TargetPage;
use MediaWiki\Extension\EventCalendar\Promotion\WikiApis;
use MediaWiki\Extension\EventCalendar\Special\Promotion\ActionMarkup;
use MediaWiki\Extension\EventCalendar\Special\Promotion\ActionPageRenderer;
use MediaWiki\Extension\EventCalendar\Special\Promotion\DoneListRenderer;
use MediaWiki\Extension\EventCalendar\Special\Promotion\DoneTab;
use MediaWiki\Extension\EventCalendar\Special\Promotion\DueListRenderer;
use MediaWiki\Extension\EventCalendar\Special\Promotion\DueTab;
use MediaWiki\Extension\EventCalendar\Special\Promotion\DigestReportRenderer;
use MediaWiki\Extension\EventCalendar\Special\Promotion\DigestTab;
use MediaWiki\Extension\EventCalendar\Special\Promotion\DigestTabRenderer;
use MediaWiki\Extension\EventCalendar\Special\Promotion\IntroductionForm;
use MediaWiki\Extension\EventCalendar\Special\Promotion\PromotionTabs;
use MediaWiki\Extension\EventCalendar\Special\Promotion\ReviewTab;
use MediaWiki\Extension\EventCalendar\Store\SqlAnnouncedRevisions;
use MediaWiki\Extension\EventCalendar\Store\SqlPromotionLedger;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: plans and announcements.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.ActionMarkup' => static fn ( MediaWikiServices $services ) => new ActionMarkup(
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getLinkRenderer()
	),
	'EventCalendar.ActionSerializer' => static fn ( MediaWikiServices $services ) => new ActionSerializer(
		$services->getService( 'EventCalendar.ActionTexts' ),
		new OptOut( $services->getContentLanguage() ),
		new WikiApis(
			$services->getSiteLookup(),
			$GLOBALS['wgConf'],
			WikiMap::getCurrentWikiId(),
			$services->getMainConfig()->get( MainConfigNames::CanonicalServer )
				. $services->getMainConfig()->get( MainConfigNames::ScriptPath ) . '/api.php'
		),
		$services->getService( 'EventCalendar.EventPageLinks' ),
		$services->getService( 'EventCalendar.CampaignLinks' ),
		$services->getCentralIdLookup(),
		$services->getService( 'EventCalendar.CardLinks' )
	),
	'EventCalendar.ActionTexts' => static function ( MediaWikiServices $services ) {
		$facts = new AnnouncementFactsFactory(
			$services->getLanguageFactory(),
			$services->getLanguageFallback(),
			$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
			$services->getService( 'EventCalendar.CampaignLinks' ),
			$services->getContentLanguage(),
			WikiMap::getCurrentWikiId()
		);
		$onPages = new AnnouncementText(
			$facts, new OptOut( $services->getContentLanguage() ), new ListAddress( $services->getTitleFactory() )
		);
		return new ActionTextsByKind( [
			'page' => $onPages,
			'list' => $onPages,
			'mailing-list' => new MailingListText( $facts ),
			'social' => $services->getService( 'EventCalendar.PostText' ),
		] );
	},
	'EventCalendar.AnnouncementJobs' => static fn ( MediaWikiServices $services ) => new AnnouncementJobs(
		$services->getJobQueueGroupFactory(),
		$services->getService( 'EventCalendar.PromotionLedger' ),
		$services->getService( 'EventCalendar.PromotionBoard' ),
		$services->getService( 'EventCalendar.Announcer' ),
		$services->getUserFactory()
	),
	'EventCalendar.Announcer' => static fn ( MediaWikiServices $services ) => new Announcer(
		$services->getService( 'EventCalendar.PromotionLedger' ),
		new TargetPage(
			$services->getTitleFactory(),
			$services->getRedirectLookup(),
			$services->getRevisionLookup(),
			new SqlAnnouncedRevisions( $services->getConnectionProvider(), $services->getRevisionStore() )
		),
		$services->getService( 'EventCalendar.ActionTexts' ),
		new OptOut( $services->getContentLanguage() ),
		$services->getService( 'EventCalendar.PromotionLog' ),
		$services->getCentralIdLookup(),
		$services->getTitleFactory()
	),
	'EventCalendar.AutomaticAnnouncer' => static fn ( MediaWikiServices $services ) => new AutomaticAnnouncer(
		$services->getService( 'EventCalendar.PromotionBoard' ),
		$services->getService( 'EventCalendar.Announcer' ),
		$services->getService( 'EventCalendar.ReplicaWait' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.ChannelTargets' => static fn ( MediaWikiServices $services ) => new ChannelTargets(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.TargetLists' ),
		$services->getTitleFactory(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.PlanStates' => static fn ( MediaWikiServices $services ) => new PlanStates(
		$services->getService( 'EventCalendar.PromotionLedger' ),
		new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
		$services->getService( 'EventCalendar.ChannelTargets' ),
		$services->getService( 'EventCalendar.PostCalendar' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.PromotionBoard' => static fn ( MediaWikiServices $services ) => new PromotionBoard(
		$services->getService( 'EventCalendar.OccurrenceQuery' ),
		$services->getService( 'EventCalendar.PromotionLedger' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
		$services->getService( 'EventCalendar.ChannelTargets' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.PromotionCommand' => static fn ( MediaWikiServices $services ) => new PromotionCommand(
		$services->getService( 'EventCalendar.PromotionBoard' ),
		$services->getService( 'EventCalendar.PromotionDesk' ),
		$services->getService( 'EventCalendar.Announcer' ),
		$services->getService( 'EventCalendar.AnnouncementJobs' )
	),
	'EventCalendar.PromotionDesk' => static fn ( MediaWikiServices $services ) => new PromotionDesk(
		$services->getService( 'EventCalendar.PromotionBoard' ),
		$services->getService( 'EventCalendar.PromotionLedger' ),
		$services->getService( 'EventCalendar.OccurrenceLookup' ),
		$services->getTitleFactory(),
		$services->getCentralIdLookup(),
		$services->getService( 'EventCalendar.PromotionLog' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.PromotionLedger' => static fn ( MediaWikiServices $services ) => new SqlPromotionLedger(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.PromotionLog' => static fn ( MediaWikiServices $services ) => new PromotionLog(
		$services->getService( 'EventCalendar.PromotionLedger' ),
		$services->getHtmlCacheUpdater(),
		$services->getService( 'EventCalendar.Logger' ),
		$services->getService( 'EventCalendar.Metrics' )
	),
	'EventCalendar.PromotionTabs' => static fn ( MediaWikiServices $services ) => new PromotionTabs(
		[
			new DueTab(
				$services->getService( 'EventCalendar.PromotionBoard' ),
				$services->getService( 'EventCalendar.PromotionCommand' ),
				$services->getService( 'EventCalendar.SettingsLookup' ),
				$services->getService( 'EventCalendar.TargetLists' ),
				new DueListRenderer( $services->getService( 'EventCalendar.ActionMarkup' ), $services->getLinkRenderer() ),
				new ActionPageRenderer(
					$services->getService( 'EventCalendar.ActionMarkup' ),
					$services->getService( 'EventCalendar.ActionTexts' ),
					new AnnouncementPreview( $services->getParserFactory() ),
					$services->getLinkRenderer()
				)
			),
			new DoneTab(
				$services->getService( 'EventCalendar.PromotionLedger' ),
				$services->getService( 'EventCalendar.PromotionDesk' ),
				$services->getService( 'EventCalendar.EventUids' ),
				$services->getService( 'EventCalendar.SettingsLookup' ),
				new DoneListRenderer(
					$services->getService( 'EventCalendar.ActionMarkup' ),
					$services->getLinkRenderer(),
					$services->getCentralIdLookup(),
					$services->getTitleFactory(),
					$services->getUrlUtils()
				)
			),
			new DigestTab(
				$services->getService( 'EventCalendar.ShownIssueDesk' ),
				$services->getService( 'EventCalendar.IssueEditor' ),
				$services->getService( 'EventCalendar.DigestReport' ),
				new DigestTabRenderer(
					$services->getService( 'EventCalendar.ShownIssuePreview' ),
					$services->getService( 'EventCalendar.SubscriptionStore' ),
					new IntroductionForm( $services->getLanguageNameUtils(), $services->getContentLanguage() ),
					new DigestReportRenderer( $services->getService( 'EventCalendar.IssuePage' ), $services->getLinkRenderer() ),
					$services->getContentLanguage(),
					$services->getLinkRenderer()
				)
			),
			$services->getService( 'EventCalendar.PostsTab' ),
			$services->getService( 'EventCalendar.NewsletterTab' ),
			new ReviewTab(
				$services->getService( 'EventCalendar.EventReview' ),
				$services->getService( 'EventCalendar.ReviewQueue' ),
				$services->getService( 'EventCalendar.ReviewedRevisions' ),
				$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
				$services->getLinkRenderer()
			),
		],
		$services->getLinkRenderer()
	),
	'EventCalendar.TargetLists' => static fn ( MediaWikiServices $services ) => new TargetLists(
		$services->getRevisionLookup(),
		$services->getTitleFactory(),
		$services->getInterwikiLookup(),
		WikiMap::getCurrentWikiId()
	),
];
