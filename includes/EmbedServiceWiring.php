<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

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
		$services->getService( 'EventCalendar.ClientData' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getLanguageFactory(),
		$services->getUrlUtils(),
		[
			'name' => (string)$services->getMainConfig()->get( MainConfigNames::Sitename ),
			'zone' => (string)$services->getMainConfig()->get( MainConfigNames::Localtimezone ),
			'articlePath' => (string)$services->getMainConfig()->get( MainConfigNames::ArticlePath ),
			'restPath' => (string)$services->getMainConfig()->get( MainConfigNames::RestPath ),
		]
	),
];
