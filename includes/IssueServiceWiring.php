<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestDispatch;
use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestLog;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IntroductionCheck;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueDesk;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueEditor;
use MediaWiki\Extension\EventCalendar\Digest\Organizer\FreeDays;
use MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersNotice;
use MediaWiki\Extension\EventCalendar\Digest\Organizer\RecentOrganizers;
use MediaWiki\Extension\EventCalendar\Digest\Publication\CachedIssueFeed;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssueFeed;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePage;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePreview;
use MediaWiki\Extension\EventCalendar\Digest\Publication\PastIssues;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestWordsFactory;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestChores;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestRun;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Store\EventRowMapper;
use MediaWiki\Extension\EventCalendar\Store\SqlDigestPruning;
use MediaWiki\Extension\EventCalendar\Store\SqlEndedOccurrences;
use MediaWiki\Extension\EventCalendar\Store\SqlIssueReopening;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: issues of the digest, as editors and readers see them.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.DigestChores' => static fn ( MediaWikiServices $services ) => new DigestChores(
		$services->getService( 'EventCalendar.IssuePage' ),
		new OrganizersNotice(
			$services->getService( 'EventCalendar.IssueDesk' ),
			new RecentOrganizers(
				new SqlEndedOccurrences(
					$services->getConnectionProvider(),
					new EventRowMapper( new EventFactory( $services->getService( 'EventCalendar.RecurrenceExpander' ) ) ),
					WikiMap::getCurrentWikiId()
				),
				$services->getService( 'EventCalendar.Organizers' ),
				$services->getTitleFactory()
			),
			new FreeDays(
				$services->getService( 'EventCalendar.OccurrenceQuery' ),
				$services->getService( 'EventCalendar.SettingsLookup' )
			),
			$services->getService( 'EventCalendar.Courier' ),
			$services->getService( 'EventCalendar.DeliveryLedger' ),
			$services->getService( 'EventCalendar.SettingsLookup' )
		),
		new SqlDigestPruning( $services->getDBLoadBalancerFactory(), WikiMap::getCurrentWikiId() )
	),
	'EventCalendar.IssueDesk' => static fn ( MediaWikiServices $services ) => new IssueDesk(
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.IssueStore' ),
		$services->getService( 'EventCalendar.DigestIssues' ),
		$services->getService( 'EventCalendar.DigestComposer' ),
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
	'EventCalendar.IssueEditor' => static fn ( MediaWikiServices $services ) => new IssueEditor(
		$services->getService( 'EventCalendar.IssueStore' ),
		$services->getService( 'EventCalendar.DigestIssues' ),
		new IntroductionCheck( $services->getLanguageNameUtils() ),
		new DigestLog( $services->getService( 'EventCalendar.SettingsLookup' ), $services->getTitleFactory() ),
		new DigestDispatch(
			$services->getService( 'EventCalendar.DigestRun' ),
			$services->getService( 'EventCalendar.IssuePage' )
		),
		new SqlIssueReopening( $services->getConnectionProvider(), WikiMap::getCurrentWikiId() ),
		[
			$services->getService( 'EventCalendar.DigestLedger' ),
			$services->getService( 'EventCalendar.DigestListLedger' ),
		]
	),
	'EventCalendar.IssueFeed' => static fn ( MediaWikiServices $services ) => new CachedIssueFeed(
		$services->getService( 'EventCalendar.PastIssues' ),
		$services->getService( 'EventCalendar.IssuePage' ),
		new IssueFeed(
			$services->getService( 'EventCalendar.PastIssues' ),
			$services->getService( 'EventCalendar.IssuePage' ),
			$services->getService( 'EventCalendar.DigestRenderer' ),
			$services->getService( 'EventCalendar.UnsubscribeLinks' ),
			$services->getService( 'EventCalendar.DigestWordsFactory' ),
			(string)$services->getMainConfig()->get( MainConfigNames::Sitename ),
			WikiMap::getCurrentWikiId()
		),
		$services->getService( 'EventCalendar.FeedLookup' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getLanguageNameUtils(),
		$services->getMainWANObjectCache()
	),
	'EventCalendar.IssuePage' => static fn ( MediaWikiServices $services ) => new IssuePage(
		$services->getService( 'EventCalendar.IssueStore' ),
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.IssuePreview' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getTitleFactory(),
		$services->getService( 'EventCalendar.Logger' )
	),
	'EventCalendar.IssuePreview' => static fn ( MediaWikiServices $services ) => new IssuePreview(
		$services->getService( 'EventCalendar.IssueDesk' ),
		$services->getService( 'EventCalendar.DigestRenderer' ),
		$services->getService( 'EventCalendar.UnsubscribeLinks' ),
		$services->getContentLanguage()
	),
	'EventCalendar.PastIssues' => static fn ( MediaWikiServices $services ) => new PastIssues(
		$services->getService( 'EventCalendar.ShownIssueStore' ),
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.ShownDigestIssues' ),
		$services->getService( 'EventCalendar.DigestComposer' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.ShownIssueDesk' => static fn ( MediaWikiServices $services ) => new IssueDesk(
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.ShownIssueStore' ),
		$services->getService( 'EventCalendar.ShownDigestIssues' ),
		$services->getService( 'EventCalendar.DigestComposer' ),
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
	'EventCalendar.ShownIssuePreview' => static fn ( MediaWikiServices $services ) => new IssuePreview(
		$services->getService( 'EventCalendar.ShownIssueDesk' ),
		$services->getService( 'EventCalendar.DigestRenderer' ),
		$services->getService( 'EventCalendar.UnsubscribeLinks' ),
		$services->getContentLanguage()
	),
];
