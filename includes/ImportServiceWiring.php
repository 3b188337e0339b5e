<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Import\EditPermission;
use MediaWiki\Extension\EventCalendar\Import\EventMerge;
use MediaWiki\Extension\EventCalendar\Import\EventPageFinder;
use MediaWiki\Extension\EventCalendar\Import\EventPages;
use MediaWiki\Extension\EventCalendar\Import\ImportDefaultsReader;
use MediaWiki\Extension\EventCalendar\Import\ImportEditor;
use MediaWiki\Extension\EventCalendar\Import\ImportPlanner;
use MediaWiki\Extension\EventCalendar\Import\ImportRunner;
use MediaWiki\Extension\EventCalendar\Import\ImportStash;
use MediaWiki\Extension\EventCalendar\Import\ImportSummary;
use MediaWiki\Extension\EventCalendar\Import\ImportTag;
use MediaWiki\Extension\EventCalendar\Import\NewPageTitles;
use MediaWiki\Extension\EventCalendar\Import\PlannedTextCheck;
use MediaWiki\Extension\EventCalendar\Import\Reading\AnyFormatReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventCheck;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventImport;
use MediaWiki\Extension\EventCalendar\Import\Reading\IcalendarReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblemFormatter;
use MediaWiki\Extension\EventCalendar\Import\Reading\JsonLinesReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ZoneGuess;
use MediaWiki\Extension\EventCalendar\Special\ImportForm;
use MediaWiki\Extension\EventCalendar\Store\SqlImportedRevisions;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: what imports are made of.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.EventFileReader' => static function ( MediaWikiServices $services ) {
		$expander = $services->getService( 'EventCalendar.RecurrenceExpander' );
		$check = new EventCheck( $services->getService( 'EventCalendar.EventReader' ) );
		return new AnyFormatReader(
			new IcalendarReader( new EventImport( $expander, $check ), new ZoneGuess( $expander ) ),
			new JsonLinesReader( $check )
		);
	},
	'EventCalendar.ImportDefaultsReader' => static fn ( MediaWikiServices $services ) => new ImportDefaultsReader(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.EventReader' ),
		$services->getService( 'EventCalendar.ProblemFormatter' ),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone ),
		$services->getContentLanguage()->getCode()
	),
	'EventCalendar.ImportForm' => static fn ( MediaWikiServices $services ) => new ImportForm(
		$services->getService( 'EventCalendar.ImportDefaultsReader' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' )
	),
	'EventCalendar.ImportPlanner' => static function ( MediaWikiServices $services ) {
		$pages = new EventPages(
			$services->getRevisionLookup(),
			new SqlImportedRevisions(
				$services->getConnectionProvider(), $services->getChangeTagDefStore(), ImportTag::NAME
			)
		);
		return new ImportPlanner(
			new EventPageFinder(
				$services->getService( 'EventCalendar.EventUids' ),
				new NewPageTitles(
					$services->getTitleFactory(),
					[
						$services->getContentLanguage()->getCode(),
						...$services->getLanguageFallback()->getAll( $services->getContentLanguage()->getCode() )
					]
				),
				$pages,
				$services->getTitleFactory(),
				$services->getPageStore(),
				$services->getLinkBatchFactory()
			),
			$pages,
			new EventMerge( $services->getService( 'EventCalendar.EventReader' ) ),
			new EditPermission(),
			$services->getService( 'EventCalendar.EventNormalizer' ),
			new PlannedTextCheck(
				$services->getService( 'EventCalendar.TypeCheck' ),
				$services->getService( 'EventCalendar.ProblemFormatter' )
			),
			new ImportSummary()
		);
	},
	'EventCalendar.ImportProblemFormatter' => static fn ( MediaWikiServices $services ) => new ImportProblemFormatter(
		$services->getService( 'EventCalendar.ProblemFormatter' )
	),
	'EventCalendar.ImportRunner' => static fn ( MediaWikiServices $services ) => new ImportRunner(
		$services->getService( 'EventCalendar.EventFileReader' ),
		$services->getService( 'EventCalendar.ImportPlanner' ),
		new ImportEditor(),
		$services->getService( 'EventCalendar.ImportProblemFormatter' ),
		$services->getService( 'EventCalendar.ReplicaWait' )
	),
	'EventCalendar.ImportStash' => static fn ( MediaWikiServices $services ) => new ImportStash(
		$services->getMainObjectStash()
	),
];
