<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\Diff\ChangeDescriber;
use MediaWiki\Extension\EventCalendar\Content\EventSkeleton;
use MediaWiki\Extension\EventCalendar\Guidance\EditPreview;
use MediaWiki\Extension\EventCalendar\Guidance\EventPreview;
use MediaWiki\Extension\EventCalendar\Guidance\Guide;
use MediaWiki\Extension\EventCalendar\Guidance\Neighbours;
use MediaWiki\Extension\EventCalendar\Sheet\ScheduleSite;
use MediaWiki\Extension\EventCalendar\Special\ScheduleState;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: what helps those who write events.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.ChangeDescriber' => static fn ( MediaWikiServices $services ) => new ChangeDescriber(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getContentLanguage()
	),
	'EventCalendar.EditPreview' => static fn ( MediaWikiServices $services ) => new EditPreview(
		$services->getService( 'EventCalendar.ChangeDescriber' ),
		$services->getContentHandlerFactory()
	),
	'EventCalendar.EventPreview' => static fn ( MediaWikiServices $services ) => new EventPreview(
		$services->getService( 'EventCalendar.TypeCheck' ),
		$services->getService( 'EventCalendar.UidCheck' ),
		$services->getService( 'EventCalendar.ProblemFormatter' ),
		$services->getService( 'EventCalendar.RecurrenceExpander' ),
		$services->getService( 'EventCalendar.OccurrenceSerializer' )->withoutAsking(),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getService( 'EventCalendar.SaveReview' )
	),
	'EventCalendar.EventSkeleton' => static fn ( MediaWikiServices $services ) => new EventSkeleton(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getMainConfig()->get( MainConfigNames::Localtimezone ),
		$services->getContentLanguage()->getCode(),
		$services->getService( 'EventCalendar.ReviewedRevisions' )->isRequired() ? 'proposed' : 'confirmed'
	),
	'EventCalendar.Guide' => static fn ( MediaWikiServices $services ) => new Guide(
		new Neighbours( $services->getService( 'EventCalendar.OccurrenceQuery' ) ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getLanguageFactory(),
		$services->getLanguageFallback(),
		$services->getService( 'EventCalendar.OccurrenceSerializer' ),
		$services->getContentLanguageCode()->toString()
	),
	'EventCalendar.ScheduleSite' => static fn ( MediaWikiServices $services ) => new ScheduleSite(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.PublicSettings' ),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getLanguageFactory(),
		$services->getLanguageNameUtils(),
		$services->getContentLanguageCode()->toString(),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone )
	),
	'EventCalendar.ScheduleState' => static fn ( MediaWikiServices $services ) => new ScheduleState(
		$services->getRevisionLookup(),
		$services->getService( 'EventCalendar.RecurrenceExpander' ),
		$services->getUserOptionsLookup(),
		$services->getWatchlistManager()
	),
];
