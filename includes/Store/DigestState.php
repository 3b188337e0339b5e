<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

enum DigestState: string {
	/** Somebody is about to send it, or was when they died */
	case Claimed = 'claimed';

	case Sent = 'sent';

	/** There was nothing to say */
	case Nothing = 'nothing';

	/** It could not be sent; it is tried again a few times */
	case Failed = 'failed';

	/** It can never be sent */
	case Refused = 'refused';
}
