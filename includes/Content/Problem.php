<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

/**
 * One thing that is wrong with a page's JSON. The code names a message `eventcalendar-problem-CODE`.
 */
final class Problem {
	/**
	 * @param string $code
	 * @param string $pointer JSON pointer (RFC 6901) to the place; empty for the page as a whole
	 * @param array<int,string|int> $params Of the message
	 */
	public function __construct(
		public readonly string $code,
		public readonly string $pointer = '',
		public readonly array $params = []
	) {
	}
}
