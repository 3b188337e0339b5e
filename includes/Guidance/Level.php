<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

/**
 * How much an advice matters. None of them keeps anybody from saving.
 */
enum Level: string {
	/** A box that is ticked */
	case Done = 'done';

	/** Something that could be better */
	case Hint = 'hint';

	/** Something that will cost the event people */
	case Warning = 'warning';
}
