<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use RuntimeException;

/**
 * A recurrence that cannot be expanded.
 */
final class RecurrenceException extends RuntimeException {
	public function __construct( public readonly RecurrenceProblem $problem ) {
		parent::__construct( $problem->code );
	}
}
