<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Interest\ChangeRecorder;
use MediaWiki\Extension\EventCalendar\Interest\ChangeTeller;
use MediaWiki\Extension\EventCalendar\Interest\ContinuationMark;
use MediaWiki\Extension\EventCalendar\Interest\EventReminder;
use MediaWiki\Extension\EventCalendar\Interest\InterestDates;
use MediaWiki\Extension\EventCalendar\Interest\InterestEditor;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubjects;
use MediaWiki\Extension\EventCalendar\Interest\InterestTexts;
use MediaWiki\Extension\EventCalendar\Interest\LocalReaders;
use MediaWiki\Extension\EventCalendar\Interest\ReminderRun;
use MediaWiki\Extension\EventCalendar\Interest\ReminderTimes;
use MediaWiki\Extension\EventCalendar\Interest\SeriesContinuation;
use MediaWiki\Extension\EventCalendar\Interest\SharedAccounts;
use MediaWiki\Extension\EventCalendar\Privacy\UserData;
use MediaWiki\Extension\EventCalendar\Store\EventRowMapper;
use MediaWiki\Extension\EventCalendar\Store\SqlChangeStore;
use MediaWiki\Extension\EventCalendar\Store\SqlContinuedRevisions;
use MediaWiki\Extension\EventCalendar\Store\SqlInterestStore;
use MediaWiki\Extension\EventCalendar\Store\SqlSeriesRows;
use MediaWiki\Extension\EventCalendar\Store\SqlStartingOccurrences;
use MediaWiki\Extension\EventCalendar\Store\SqlUserData;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: reminders that readers ask for, and what is kept about persons.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.ChangeRecorder' => static fn ( MediaWikiServices $services ) => new ChangeRecorder(
		$services->getService( 'EventCalendar.StartingOccurrences' ),
		new SqlChangeStore( $services->getConnectionProvider() ),
		$services->getRevisionLookup(),
		$services->getCentralIdLookup(),
		new SeriesContinuation(
			$services->getService( 'EventCalendar.ContinuedRevisions' ),
			new SqlSeriesRows( $services->getConnectionProvider(), $services->getService( 'EventCalendar.FarmStore' ) ),
			$services->getService( 'EventCalendar.OccurrenceLookup' )
		)
	),
	'EventCalendar.ContinuationMark' => static fn ( MediaWikiServices $services ) => new ContinuationMark(
		$services->getService( 'EventCalendar.ContinuedRevisions' ),
		$services->getRevisionLookup(),
		$services->getTitleFactory(),
		$services->getUserFactory()
	),
	'EventCalendar.ContinuedRevisions' => static fn ( MediaWikiServices $services ) => new SqlContinuedRevisions(
		$services->getConnectionProvider(),
		$services->getChangeTagDefStore(),
		$services->getChangeTagsStore()
	),
	'EventCalendar.InterestDates' => static fn ( MediaWikiServices $services ) => new InterestDates(
		$services->getService( 'EventCalendar.InterestSubjects' ),
		$services->getService( 'EventCalendar.StartingOccurrences' ),
		$services->getService( 'EventCalendar.NextOccurrence' ),
		$services->getService( 'EventCalendar.EventUids' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.InterestEditor' => static fn ( MediaWikiServices $services ) => new InterestEditor(
		$services->getService( 'EventCalendar.InterestStore' ),
		$services->getService( 'EventCalendar.LocalReaders' ),
		$services->getService( 'EventCalendar.Notices' ),
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
	'EventCalendar.InterestStore' => static fn ( MediaWikiServices $services ) => new SqlInterestStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId(),
		SharedAccounts::are( $services->getCentralIdLookup(), $services->getMainConfig() )
	),
	'EventCalendar.InterestSubjects' => static fn ( MediaWikiServices $services ) => new InterestSubjects(
		$services->getService( 'EventCalendar.OccurrenceLookup' ),
		$services->getService( 'EventCalendar.RecurrenceExpander' ),
		new DeliveryDate( $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.InterestTexts' => static fn ( MediaWikiServices $services ) => new InterestTexts(
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.ReminderTimes' ),
		$services->getUserOptionsLookup(),
		(int)$services->getMainConfig()->get( MainConfigNames::LocalTZoffset )
	),
	'EventCalendar.LocalReaders' => static fn ( MediaWikiServices $services ) => new LocalReaders(
		$services->getCentralIdLookup(),
		$services->getTitleFactory(),
		WikiMap::getCurrentWikiId(),
		SharedAccounts::are( $services->getCentralIdLookup(), $services->getMainConfig() )
	),
	'EventCalendar.ReminderRun' => static fn ( MediaWikiServices $services ) => new ReminderRun(
		$services->getService( 'EventCalendar.StartingOccurrences' ),
		new SqlChangeStore( $services->getConnectionProvider() ),
		$services->getService( 'EventCalendar.DeliveryLedger' ),
		$services->getService( 'EventCalendar.Courier' ),
		new EventReminder(
			$services->getService( 'EventCalendar.InterestStore' ),
			$services->getService( 'EventCalendar.InterestSubjects' ),
			$services->getService( 'EventCalendar.DeliveryLedger' ),
			$services->getService( 'EventCalendar.Courier' ),
			$services->getService( 'EventCalendar.LocalReaders' ),
			$services->getService( 'EventCalendar.ReminderTimes' ),
			$services->getService( 'EventCalendar.EventCounter' )
		),
		new ChangeTeller(
			$services->getService( 'EventCalendar.InterestStore' ),
			$services->getService( 'EventCalendar.Courier' ),
			$services->getService( 'EventCalendar.LocalReaders' ),
			WikiMap::getCurrentWikiId()
		),
		$services->getService( 'EventCalendar.ReplicaWait' )
	),
	'EventCalendar.ReminderTimes' => static fn ( MediaWikiServices $services ) => new ReminderTimes(
		$services->getUserOptionsLookup()
	),
	'EventCalendar.StartingOccurrences' => static fn ( MediaWikiServices $services ) => new SqlStartingOccurrences(
		$services->getConnectionProvider(),
		new EventRowMapper( new EventFactory( $services->getService( 'EventCalendar.RecurrenceExpander' ) ) )
	),
	'EventCalendar.UserData' => static fn ( MediaWikiServices $services ) => new UserData(
		$services->getService( 'EventCalendar.LocalReaders' ),
		SqlUserData::all(
			$services->getConnectionProvider(),
			SharedAccounts::are( $services->getCentralIdLookup(), $services->getMainConfig() ) ? null : WikiMap::getCurrentWikiId()
		)
	),
];
