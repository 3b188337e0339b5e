<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * ```
 *     draft ──► sending ──► sent
 *     │ ▲ └───► skipped
 *     ▼ │
 *     held
 * ```
 */
enum IssueState: string {
	/** It waits until it closes */
	case Draft = 'draft';

	/** It waits until somebody lets it go */
	case Held = 'held';

	case Sending = 'sending';

	case Sent = 'sent';

	/** It was too late for it, or the one after it went out first */
	case Skipped = 'skipped';
}
