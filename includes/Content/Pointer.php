<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

/**
 * JSON pointers (RFC 6901).
 */
final class Pointer {
	public static function escape( string $key ): string {
		return strtr( $key, [ '~' => '~0', '/' => '~1' ] );
	}

	/**
	 * @return string[]
	 */
	public static function split( string $pointer ): array {
		if ( $pointer === '' ) {
			return [];
		}
		return array_map(
			static fn ( string $key ) => strtr( $key, [ '~1' => '/', '~0' => '~' ] ),
			explode( '/', substr( $pointer, 1 ) )
		);
	}

	/**
	 * Removes what a pointer leads to; entries of a list keep their places.
	 *
	 * @param array<array-key,mixed> &$data
	 * @param string $pointer Not empty
	 */
	public static function remove( array &$data, string $pointer ): void {
		$keys = self::split( $pointer );
		$last = array_pop( $keys );
		$place = &$data;
		foreach ( $keys as $key ) {
			if ( !is_array( $place ) || !array_key_exists( $key, $place ) ) {
				return;
			}
			$place = &$place[$key];
		}
		if ( is_array( $place ) ) {
			unset( $place[$last] );
		}
	}
}
