<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

/**
 * What became of a notice.
 */
enum Delivered {
	/** It was sent */
	case Sent;

	/** It could not be sent, and is tried again later */
	case Failed;

	/** Another process is about to send it, or was when it ended */
	case Pending;

	/** It has been sent before, or tried often enough, or there is nobody to send it to */
	case Done;
}
