<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Delivery\Courier;
use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Delivery\EchoNotices;
use MediaWiki\Extension\EventCalendar\Delivery\NoNotices;
use MediaWiki\Extension\EventCalendar\Delivery\NoticeKinds;
use MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersNotices;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestNotices;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpNotices;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpPages;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpReminder;
use MediaWiki\Extension\EventCalendar\FollowUp\Organizers;
use MediaWiki\Extension\EventCalendar\FollowUp\OutcomeEditor;
use MediaWiki\Extension\EventCalendar\FollowUp\OutcomeText;
use MediaWiki\Extension\EventCalendar\FollowUp\Thanks;
use MediaWiki\Extension\EventCalendar\Interest\InterestNotices;
use MediaWiki\Extension\EventCalendar\Special\FollowUpForm;
use MediaWiki\Extension\EventCalendar\Store\EventRowMapper;
use MediaWiki\Extension\EventCalendar\Store\SqlDeliveryLedger;
use MediaWiki\Extension\EventCalendar\Store\SqlEndedOccurrences;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what comes after an occurrence.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.Courier' => static fn ( MediaWikiServices $services ) => new Courier(
		$services->getService( 'EventCalendar.DeliveryLedger' ),
		$services->getService( 'EventCalendar.Notices' ),
		$services->getCentralIdLookup(),
		$services->getService( 'EventCalendar.Logger' ),
		$services->getService( 'EventCalendar.Metrics' )
	),
	'EventCalendar.DeliveryLedger' => static fn ( MediaWikiServices $services ) => new SqlDeliveryLedger(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.FollowUpForm' => static fn ( MediaWikiServices $services ) => new FollowUpForm(
		new OutcomeText( $services->getService( 'EventCalendar.EventReader' ) ),
		$services->getService( 'EventCalendar.Thanks' ),
		$services->getService( 'EventCalendar.ProblemFormatter' )
	),
	'EventCalendar.FollowUpPages' => static fn ( MediaWikiServices $services ) => new FollowUpPages(
		$services->getTitleFactory(),
		$services->getRevisionLookup(),
		$services->getService( 'EventCalendar.RecurrenceExpander' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.FollowUpReminder' => static fn ( MediaWikiServices $services ) => new FollowUpReminder(
		new SqlEndedOccurrences(
			$services->getConnectionProvider(),
			new EventRowMapper( new EventFactory( $services->getService( 'EventCalendar.RecurrenceExpander' ) ) ),
			WikiMap::getCurrentWikiId()
		),
		$services->getService( 'EventCalendar.DeliveryLedger' ),
		$services->getService( 'EventCalendar.Courier' ),
		$services->getService( 'EventCalendar.Organizers' ),
		new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
		$services->getTitleFactory(),
		$services->getService( 'EventCalendar.ReplicaWait' )
	),
	// Each subject adds its own.
	'EventCalendar.NoticeKinds' => static fn () => new NoticeKinds(
		...DigestNotices::kinds(),
		...FollowUpNotices::kinds(),
		...InterestNotices::kinds(),
		...OrganizersNotices::kinds()
	),
	'EventCalendar.Notices' => static fn ( MediaWikiServices $services ) =>
		$services->getExtensionRegistry()->isLoaded( 'Echo' )
			? new EchoNotices( $services->getService( 'EventCalendar.NoticeKinds' ) )
			: new NoNotices(),
	'EventCalendar.Organizers' => static fn ( MediaWikiServices $services ) => new Organizers(
		$services->getUserFactory(),
		$services->getUserNameUtils(),
		$services->getRevisionLookup()
	),
	'EventCalendar.OutcomeEditor' => static fn ( MediaWikiServices $services ) => new OutcomeEditor(
		new OutcomeText( $services->getService( 'EventCalendar.EventReader' ) )
	),
	'EventCalendar.Thanks' => static fn ( MediaWikiServices $services ) => new Thanks(
		$services->getService( 'EventCalendar.Courier' ),
		$services->getService( 'EventCalendar.Organizers' ),
		new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) )
	),
];
