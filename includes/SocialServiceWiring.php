<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: posts on social networks.
 *
 * @phpcs-require-sorted-array
 */
return [
];
