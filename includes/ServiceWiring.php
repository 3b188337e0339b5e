<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

/**
 * Closures only, sorted by name. See docs/architecture.md for what depends on what.
 *
 * @phpcs-require-sorted-array
 */
return [
];
