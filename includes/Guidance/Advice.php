<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use Wikimedia\Message\MessageValue;

/**
 * What one rule says about a proposed event: one line of the checklist.
 */
final class Advice {
	/**
	 * @param Level $level
	 * @param string $pointer JSON pointer (RFC 6901) to the field where it can be acted on
	 * @param MessageValue $message
	 */
	public function __construct(
		public readonly Level $level,
		public readonly string $pointer,
		public readonly MessageValue $message
	) {
	}

	/**
	 * @param Level $level
	 * @param string $pointer
	 * @param string $message Behind `eventcalendar-guidance-`
	 */
	public static function of( Level $level, string $pointer, string $message ): self {
		return new self( $level, $pointer, new MessageValue( "eventcalendar-guidance-$message" ) );
	}
}
