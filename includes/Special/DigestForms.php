<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

/**
 * What Special:EventDigest is asked by: addresses, its form, and links in mails.
 */
final class DigestForms {
	public function __construct(
		public readonly SubscriptionQuery $query,
		public readonly DigestForm $form,
		public readonly UnsubscribePage $unsubscribe
	) {
	}
}
