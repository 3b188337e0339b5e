<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Lua;

use InvalidArgumentException;
use Wikimedia\Message\MessageSpecifier;

/**
 * Something that a module asked for cannot be answered. The message names the argument.
 */
final class ArgumentException extends InvalidArgumentException {
	public function __construct( public readonly MessageSpecifier $problem ) {
		parent::__construct( $problem->getKey() );
	}
}
