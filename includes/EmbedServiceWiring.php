<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Sheet\ClientData;
use MediaWiki\Extension\EventCalendar\Sheet\EmbedData;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: what calendars on other sites are made of.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.EmbedData' => static fn ( MediaWikiServices $services ) => new EmbedData(
		// REST answers those alone who may read the wiki, unlike load.php.
		new ClientData(
			$services->getLanguageFactory(),
			$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
			$services->getService( 'EventCalendar.SettingsLookup' )
		),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getLanguageFactory(),
		$services->getUrlUtils(),
		[
			'name' => (string)$services->getMainConfig()->get( MainConfigNames::Sitename ),
			'zone' => (string)$services->getMainConfig()->get( MainConfigNames::Localtimezone ),
			'articlePath' => (string)$services->getMainConfig()->get( MainConfigNames::ArticlePath ),
			'restPath' => (string)$services->getMainConfig()->get( MainConfigNames::RestPath ),
			'reviews' => $services->getService( 'EventCalendar.ReviewedRevisions' )->isRequired(),
		]
	),
];
