<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * Counts what happens to events, by day and of nobody in particular.
 */
interface EventCounter {
	/** A link with a campaign was followed */
	public const CLICK = 'click';

	/** A mail, a talk page or a notice with the digest told of it */
	public const DIGEST = 'digest';

	/** Somebody was reminded */
	public const REMINDER = 'reminder';

	/**
	 * @param string $kind One of the constants
	 * @param string $uid Of the event
	 * @param string $date As DeliveryDate has it; empty: the event as a whole
	 * @param string $campaign Where it came from, such as the id of a channel; empty if that says nothing
	 * @param int $time Unix time
	 * @param int $by
	 */
	public function add( string $kind, string $uid, string $date, string $campaign, int $time, int $by = 1 ): void;
}
