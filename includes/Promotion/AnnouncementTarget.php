<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * A page of a wiki that an announcement goes to.
 */
final class AnnouncementTarget {
	/**
	 * @param string $wiki WikiMap id
	 * @param string $page Prefixed title, as that wiki writes it
	 */
	public function __construct(
		public readonly string $wiki,
		public readonly string $page
	) {
	}

	/**
	 * @return string As the ledger has it
	 */
	public function toString(): string {
		return "$this->wiki~$this->page";
	}
}
