<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * One thing that somebody is to be sent once.
 */
final class Delivery {
	/**
	 * @param string $kind What is sent, such as `follow-up`
	 * @param string $uid Of the event
	 * @param string $date Local date of the recurrence id, or of the start if the event is no series; with `#ORDINAL` behind
	 *  it from the second occurrence of a day on. See DeliveryDate
	 * @param int $recipient Central id of the user
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $uid,
		public readonly string $date,
		public readonly int $recipient
	) {
	}
}
