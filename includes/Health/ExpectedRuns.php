<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Health;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Delivery\Notices;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;
use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;

/**
 * Which scripts this wiki needs cron for.
 */
class ExpectedRuns {
	/**
	 * @param Notices $notices
	 * @param SubscriptionStore $subscriptions
	 * @param SettingsLookup $settings
	 * @param array<string,array<string,mixed>> $lists `$wgEventCalendarDigestLists`
	 */
	public function __construct(
		private readonly Notices $notices,
		private readonly SubscriptionStore $subscriptions,
		private readonly SettingsLookup $settings,
		private readonly array $lists
	) {
	}

	/**
	 * @return string[] Names, as RunLog has them
	 */
	public function list(): array {
		return array_keys( array_filter( [
			RunLog::HORIZON => true,
			RunLog::REMINDERS => $this->notices->canSend(),
			RunLog::DIGESTS => $this->lists || $this->subscriptions->listAfter( 0, 1 ),
			RunLog::ANNOUNCEMENTS => (bool)array_filter(
				$this->settings->get()->channels, static fn ( Channel $channel ) => $channel->style->isAutomatic
			),
		] ) );
	}
}
