<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

/**
 * For wikis without the extension Echo.
 */
final class NoNotices implements Notices {
	/** @inheritDoc */
	public function canSend(): bool {
		return false;
	}

	/** @inheritDoc */
	public function has( Notice $notice ): bool {
		return false;
	}

	/** @inheritDoc */
	public function send( Notice $notice ): bool {
		return false;
	}
}
