<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

/**
 * Runs code that uses sabre/vobject. Its older releases raise deprecations on current versions of PHP (return types,
 * `strtoupper( null )`); these reach neither page nor log, everything else does.
 */
final class SabreGuard {
	private const LIBRARY = '#[/\\\\]sabre[/\\\\](?:vobject|xml|uri)[/\\\\]#';

	/**
	 * @template T
	 * @param callable():T $code
	 * @return T
	 */
	public static function run( callable $code ): mixed {
		$previous = set_error_handler(
			static function ( int $level, string $message, string $file, int $line ) use ( &$previous ): bool {
				if ( $level === E_DEPRECATED && preg_match( self::LIBRARY, $file ) ) {
					return true;
				}
				return $previous ? $previous( $level, $message, $file, $line ) !== false : false;
			}
		);
		try {
			return $code();
		} finally {
			restore_error_handler();
		}
	}
}
