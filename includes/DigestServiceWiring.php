<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: the digest.
 *
 * @phpcs-require-sorted-array
 */
return [
];
