<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Review\EchoReviewNotices;

/**
 * Tells Echo what there is to send. Its hook is known by its name alone, since Echo need not be there.
 */
final class ReviewNoticesHandler {
	/**
	 * @param array<string,array<string,mixed>> &$notifications
	 * @param array<string,array<string,mixed>> &$notificationCategories
	 */
	public function onBeforeCreateEchoEvent( array &$notifications, array &$notificationCategories ): void {
		$notificationCategories[EchoReviewNotices::CATEGORY] = [
			'priority' => 5,
			// Message: echo-pref-tooltip-eventcalendar-review
			'tooltip' => 'echo-pref-tooltip-' . EchoReviewNotices::CATEGORY,
		];
		$notifications += EchoReviewNotices::definitions();
	}
}
