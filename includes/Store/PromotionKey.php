<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What is done at most once: telling one place of one occurrence. An edit of the event's time makes no other of it.
 */
final class PromotionKey {
	/**
	 * @param string $uid Of the event
	 * @param string $date As DeliveryDate has it
	 * @param string $channel Id
	 * @param string $target Of a list: the page, with its wiki in front; otherwise empty
	 */
	public function __construct(
		public readonly string $uid,
		public readonly string $date,
		public readonly string $channel,
		public readonly string $target = ''
	) {
	}

	/**
	 * @return string The same for the same key alone
	 */
	public function toString(): string {
		// No part has line breaks.
		return "$this->uid\n$this->date\n$this->channel\n$this->target";
	}
}
