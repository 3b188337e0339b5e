<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * Pages in the order of wiki and page id: those after one, up to and including another.
 */
final class PageRange {
	/**
	 * @param array{string,int}|null $after Wiki and page id; null: from the first
	 * @param array{string,int}|null $upTo Wiki and page id; null: to the last
	 */
	public function __construct(
		public readonly ?array $after = null,
		public readonly ?array $upTo = null
	) {
	}
}
