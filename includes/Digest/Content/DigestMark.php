<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Content;

/**
 * What has changed since the issue before.
 */
enum DigestMark: string {
	/** The issue before did not tell of it */
	case New = 'new';

	/** It told another time */
	case Moved = 'moved';

	/** It told of it as confirmed */
	case Cancelled = 'cancelled';

	/** It told of it as confirmed */
	case Postponed = 'postponed';
}
