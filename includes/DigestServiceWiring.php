<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Digest\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Store\SqlSubscriptionStore;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: the digest.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.SubscriptionStore' => static fn ( MediaWikiServices $services ) => new SqlSubscriptionStore(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.UnsubscribeLinks' => static fn ( MediaWikiServices $services ) => new UnsubscribeLinks(
		$services->getService( 'EventCalendar.SubscriptionStore' ),
		WikiMap::getCurrentWikiId(),
		(string)$services->getMainConfig()->get( MainConfigNames::SecretKey )
	),
];
