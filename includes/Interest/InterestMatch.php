<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

/**
 * Which interests are about an event, or about some of its occurrences.
 */
final class InterestMatch {
	/**
	 * @param string $uid Of the event
	 * @param string[]|null $dates Of its occurrences, as DeliveryDate has them; null: whichever, as of an event that is no
	 *  series, whose one occurrence may have been on another day when somebody asked for it
	 * @param string|null $type Null: those who follow types and topics do not matter
	 * @param string[] $topics
	 */
	public function __construct(
		public readonly string $uid,
		public readonly ?array $dates,
		public readonly ?string $type = null,
		public readonly array $topics = []
	) {
	}

	public function has( Interest $interest ): bool {
		return match ( $interest->kind ) {
			Interest::OCCURRENCE => $interest->target === $this->uid
				&& ( $this->dates === null || in_array( $interest->date, $this->dates, true ) ),
			Interest::SERIES => $interest->target === $this->uid,
			Interest::TYPE => $interest->target === $this->type,
			default => $this->type !== null && in_array( $interest->target, $this->topics, true )
		};
	}
}
