<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

/**
 * What is wrong with a recurrence. The code names a message `eventcalendar-problem-CODE` that takes the parameters.
 */
final class RecurrenceProblem {
	/**
	 * @param string $code Such as `rule-too-frequent`
	 * @param string $pointer JSON pointer below the event's root, such as `/recurrence/rule` or `/recurrence/exclude/3`
	 * @param array<int,string|int> $params Of the message
	 */
	public function __construct(
		public readonly string $code,
		public readonly string $pointer,
		public readonly array $params = []
	) {
	}
}
