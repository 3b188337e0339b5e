<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Export\EventExport;
use MediaWiki\Extension\EventCalendar\Export\EventPageSource;
use MediaWiki\Extension\EventCalendar\Export\ExportFormats;
use MediaWiki\Extension\EventCalendar\Store\SqlEventPageList;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: what writes all events down.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.EventExport' => static fn ( MediaWikiServices $services ) => new EventExport(
		new EventPageSource(
			new SqlEventPageList( $services->getConnectionProvider(), NS_EVENTCALENDAR, EventContent::MODEL ),
			$services->getPageStore(),
			$services->getRevisionLookup(),
			$services->getService( 'EventCalendar.ReviewedRevisions' ),
			WikiMap::getCurrentWikiId()
		),
		new ExportFormats(
			$services->getService( 'EventCalendar.EventComponents' ),
			$services->getService( 'EventCalendar.RecurrenceExpander' ),
			$services->getService( 'EventCalendar.EventTextsFactory' ),
			$services->getContentLanguageCode(),
			(string)$services->getMainConfig()->get( MainConfigNames::Sitename )
		)
	),
];
