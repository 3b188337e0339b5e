<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\MediaWikiServices;

/**
 * As ServiceWiring.php: reminders that readers ask for.
 *
 * @phpcs-require-sorted-array
 */
return [
];
