<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Import\EditPermission;
use MediaWiki\Extension\EventCalendar\Import\EventMerge;
use MediaWiki\Extension\EventCalendar\Import\EventPageFinder;
use MediaWiki\Extension\EventCalendar\Import\EventPages;
use MediaWiki\Extension\EventCalendar\Import\ImportDefaultsReader;
use MediaWiki\Extension\EventCalendar\Import\ImportPlanner;
use MediaWiki\Extension\EventCalendar\Import\ImportProblemFormatter;
use MediaWiki\Extension\EventCalendar\Import\ImportSummary;
use MediaWiki\Extension\EventCalendar\Import\ImportTag;
use MediaWiki\Extension\EventCalendar\Import\NewPageTitles;
use MediaWiki\Extension\EventCalendar\Import\PlannedTextCheck;
use MediaWiki\Extension\EventCalendar\Store\SqlImportedRevisions;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: what imports are made of.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.ImportDefaultsReader' => static fn ( MediaWikiServices $services ) => new ImportDefaultsReader(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.EventReader' ),
		$services->getService( 'EventCalendar.ProblemFormatter' ),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone ),
		$services->getContentLanguage()->getCode()
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
	'EventCalendar.ImportProblemFormatter' => static fn () => new ImportProblemFormatter(),
];
