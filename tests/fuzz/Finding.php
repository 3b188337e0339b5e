<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use Exception;

/**
 * What must not be: something of an input has got out, or something went wrong on the way.
 */
final class Finding extends Exception {
	/**
	 * @param string $kind The same for the same fault, whatever the input
	 * @param string $details
	 */
	public function __construct( public readonly string $kind, string $details = '' ) {
		parent::__construct( $details === '' ? $kind : "$kind: " . self::shortened( $details ) );
	}

	private static function shortened( string $text ): string {
		$text = mb_scrub( $text );
		return mb_strlen( $text ) > 1500 ? mb_substr( $text, 0, 1500 ) . '…' : $text;
	}
}
