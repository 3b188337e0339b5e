<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * Which page, at which revision, on which wiki an event stands on.
 */
final class EventPage {
	/**
	 * @param string $wiki WikiMap id
	 * @param int $id Page id
	 * @param string $title DB key without the namespace, which is always the event namespace
	 * @param int $revision Id of the revision shown: the SEQUENCE of feeds
	 * @param int $timestamp Unix time of that revision
	 */
	public function __construct(
		public readonly string $wiki,
		public readonly int $id,
		public readonly string $title,
		public readonly int $revision,
		public readonly int $timestamp
	) {
	}
}
