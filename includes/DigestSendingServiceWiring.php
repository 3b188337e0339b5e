<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestIssues;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueClock;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestBlocks;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestCounter;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestJobs;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestLists;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestRecipients;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestReport;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestRun;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestSender;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestMailer;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestWays;
use MediaWiki\Extension\EventCalendar\Digest\Way\EchoWay;
use MediaWiki\Extension\EventCalendar\Digest\Way\ListMail;
use MediaWiki\Extension\EventCalendar\Digest\Way\MailHeaders;
use MediaWiki\Extension\EventCalendar\Digest\Way\MailWay;
use MediaWiki\Extension\EventCalendar\Digest\Way\TalkWay;
use MediaWiki\Extension\EventCalendar\Store\SqlDigestLedger;
use MediaWiki\Extension\EventCalendar\Store\SqlIssueStore;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: sending the digest.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.DigestBlocks' => static fn ( MediaWikiServices $services ) => new DigestBlocks(
		$services->getService( 'EventCalendar.SubscriptionStore' ),
		$services->getService( 'EventCalendar.DigestLedger' ),
		$services->getService( 'EventCalendar.DigestIssues' )
	),
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
		$services->getService( 'EventCalendar.Metrics' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.DigestReport' => static fn ( MediaWikiServices $services ) => new DigestReport(
		$services->getService( 'EventCalendar.ShownIssueStore' ),
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
			$services->getService( 'EventCalendar.Logger' )
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
		$services->getService( 'EventCalendar.Logger' ),
		$services->getService( 'EventCalendar.Metrics' )
	),
	'EventCalendar.IssueClock' => static fn ( MediaWikiServices $services ) => new IssueClock(
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
	'EventCalendar.IssueStore' => static fn ( MediaWikiServices $services ) => new SqlIssueStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.MailHeaders' => static fn () => new MailHeaders(),
	'EventCalendar.ShownDigestIssues' => static fn ( MediaWikiServices $services ) => new DigestIssues(
		$services->getService( 'EventCalendar.ShownIssueStore' ),
		$services->getService( 'EventCalendar.IssueClock' ),
		$services->getService( 'EventCalendar.DigestComposer' )
	),
	'EventCalendar.ShownIssueStore' => static fn ( MediaWikiServices $services ) => new SqlIssueStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId(),
		true
	),
];
