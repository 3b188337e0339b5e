<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use RuntimeException;

/**
 * A text that is not JSON, or that is too large or too deep to be looked at.
 */
final class InvalidJson extends RuntimeException {
	/**
	 * @param Problem[] $problems At least one
	 */
	public function __construct( public readonly array $problems ) {
		parent::__construct( $problems[0]->code );
	}
}
