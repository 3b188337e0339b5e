<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

/**
 * The way that notices take to people.
 */
interface Notices {
	/**
	 * Whether there is any.
	 */
	public function canSend(): bool;

	/**
	 * Whether somebody has got the same one, as far as can be told: for one who does not know whether it was sent.
	 */
	public function has( Notice $notice ): bool;

	/**
	 * @return bool Whether it is on its way; also if the recipient has chosen to get none
	 */
	public function send( Notice $notice ): bool;
}
