<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * Lets an issue that was done with be sent again to those who could not be reached.
 */
interface IssueReopening {
	/**
	 * @return bool Whether it was sent until now, and is being sent again
	 */
	public function reopen( string $name ): bool;
}
