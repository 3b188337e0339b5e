<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Content;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;

/**
 * What one digest says, as plain text in its reader's language and zone; how it looks is for DigestRenderer.
 */
final class DigestContent {
	/**
	 * @param string $issue Its name
	 * @param int $from Unix time
	 * @param int $to Unix time, exclusive
	 * @param SubscriptionFilter $filter
	 * @param string $language Code
	 * @param string $zone IANA name
	 * @param Introduction|null $introduction
	 * @param DigestDay[] $days None of them empty
	 * @param int $more Occurrences that did not fit
	 * @param string $calendar Absolute URL of the calendar with the same filter
	 */
	public function __construct(
		public readonly string $issue,
		public readonly int $from,
		public readonly int $to,
		public readonly SubscriptionFilter $filter,
		public readonly string $language,
		public readonly string $zone,
		public readonly ?Introduction $introduction,
		public readonly array $days,
		public readonly int $more,
		public readonly string $calendar
	) {
	}

	/** @return DigestEntry[] Of all days */
	public function entries(): array {
		return array_merge( ...array_map( static fn ( DigestDay $day ) => $day->entries, $this->days ) );
	}
}
