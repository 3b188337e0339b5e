<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

/**
 * An event page that an export leaves out.
 */
final class OmittedPage {
	public const HIDDEN = 'hidden';
	public const INVALID = 'invalid';

	/**
	 * @param string $title DB key without the namespace
	 * @param string $reason One of the constants
	 */
	public function __construct(
		public readonly string $title,
		public readonly string $reason
	) {
	}
}
