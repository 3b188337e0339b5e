<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

/**
 * How much one feed may hold. What is farther away than that is left out.
 */
final class FeedBudget {
	/** Occurrences, or events where a series is one */
	public const MAX_ITEMS = 20_000;

	private const MAX_BYTES = 1 << 25;

	private int $items = 0;
	private int $bytes = 0;

	/**
	 * @return bool Whether there is room for one more
	 */
	public function take( string $item ): bool {
		$this->items++;
		$this->bytes += strlen( $item );
		return $this->items <= self::MAX_ITEMS && $this->bytes <= self::MAX_BYTES;
	}
}
