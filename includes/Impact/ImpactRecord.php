<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * One occurrence, with what came out of it and what was done for it.
 */
final class ImpactRecord {
	/**
	 * @param Occurrence $occurrence
	 * @param int $interested How many people want to be reminded of it
	 * @param int $digests How many got a digest that told of it
	 * @param int $announcements
	 * @param int $posts
	 * @param array<string,int> $clicks By name of the campaign
	 * @param int|null $firstPromoted Unix time of the first announcement or post; null if there was none
	 */
	public function __construct(
		public readonly Occurrence $occurrence,
		public readonly int $interested = 0,
		public readonly int $digests = 0,
		public readonly int $announcements = 0,
		public readonly int $posts = 0,
		public readonly array $clicks = [],
		public readonly ?int $firstPromoted = null
	) {
	}

	/** @return int|null How many people took part; null if nobody has said so */
	public function live(): ?int {
		return $this->occurrence->event->outcome()['attendance']['live'] ?? null;
	}

	/** @return int|null How many have seen the recording */
	public function watched(): ?int {
		return $this->occurrence->event->outcome()['attendance']['recording'] ?? null;
	}

	/** @return int In how many places it was announced */
	public function places(): int {
		return $this->announcements + $this->posts;
	}
}
