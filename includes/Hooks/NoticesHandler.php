<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Delivery\NoticeKinds;

/**
 * Tells Echo what there is to send. Its hook is known by its name alone, since Echo need not be there.
 */
final class NoticesHandler {
	public function __construct( private readonly NoticeKinds $kinds ) {
	}

	/**
	 * @param array<string,array<string,mixed>> &$notifications
	 * @param array<string,array<string,mixed>> &$notificationCategories
	 */
	public function onBeforeCreateEchoEvent( array &$notifications, array &$notificationCategories ): void {
		$notifications += $this->kinds->definitions();
		$notificationCategories += $this->kinds->categories();
	}
}
