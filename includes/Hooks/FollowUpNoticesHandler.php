<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Delivery\EchoNotices;

/**
 * Tells Echo what there is to send. Its hook is known by its name alone, since Echo need not be there.
 */
final class FollowUpNoticesHandler {
	/**
	 * @param array<string,array<string,mixed>> &$notifications
	 * @param array<string,array<string,mixed>> &$notificationCategories
	 */
	public function onBeforeCreateEchoEvent( array &$notifications, array &$notificationCategories ): void {
		$notificationCategories[EchoNotices::CATEGORY] = [
			'priority' => 5,
			// Message: echo-pref-tooltip-eventcalendar-follow-up
			'tooltip' => 'echo-pref-tooltip-' . EchoNotices::CATEGORY,
		];
		$notifications += EchoNotices::definitions();
	}
}
