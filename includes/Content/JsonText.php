<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

/**
 * Reads JSON as people type it: comments (`//` to the end of the line, and between slash-star and star-slash) and a comma
 * behind the last entry are taken for blank space. See docs/adr/0003-typed-json.md.
 */
final class JsonText {
	/** Size of a page in bytes */
	public const MAX_BYTES = 65536;

	/** The schemas nest 10 levels; a few more let the validator say what is wrong */
	private const MAX_DEPTH = 24;

	/**
	 * @return mixed Objects as stdClass
	 * @throws InvalidJson
	 */
	public static function decode( string $text ): mixed {
		if ( strlen( $text ) > self::MAX_BYTES ) {
			throw new InvalidJson( [ new Problem( 'too-large', '', [ self::MAX_BYTES ] ) ] );
		}
		// Before any pattern: those are for UTF-8 alone.
		if ( !mb_check_encoding( $text, 'UTF-8' ) ) {
			throw new InvalidJson( [ new Problem( 'not-utf8' ) ] );
		}
		$json = $text;
		$value = json_decode( $json, false, self::MAX_DEPTH );
		if ( json_last_error() !== JSON_ERROR_NONE ) {
			$json = self::blankExtras( $text );
			$value = json_decode( $json, false, self::MAX_DEPTH );
		}
		$error = json_last_error();
		if ( $error === JSON_ERROR_NONE && self::hasEachKeyOnce( $json, $value ) ) {
			return $value;
		}
		if ( $error === JSON_ERROR_DEPTH ) {
			throw new InvalidJson( [ new Problem( 'too-deep', '', [ self::MAX_DEPTH ] ) ] );
		}
		$scan = JsonScan::of( $json );
		if ( $error !== JSON_ERROR_NONE ) {
			[ $line, $column ] = $scan->errorPlace();
			throw new InvalidJson( [ new Problem( 'not-json', '', [ $line, $column ] ) ] );
		}
		if ( $scan->duplicates !== [] ) {
			throw new InvalidJson( array_map(
				static fn ( string $pointer ) => new Problem( 'duplicate-key', $pointer ),
				$scan->duplicates
			) );
		}
		return $value;
	}

	/**
	 * Whether no key stands twice in an object, where only one would be left: there are as many keys as colons outside of texts.
	 * No is said, too, where that cannot be told.
	 *
	 * @param string $json
	 * @param mixed $value What it says
	 */
	private static function hasEachKeyOnce( string $json, mixed $value ): bool {
		$rest = preg_replace( '~"(?:[^"\\\\]++|\\\\.)*+"~s', '', $json );
		return $rest !== null && substr_count( $rest, ':' ) === self::countKeys( $value );
	}

	private static function countKeys( mixed $value ): int {
		$count = is_object( $value ) ? count( (array)$value ) : 0;
		foreach ( is_object( $value ) || is_array( $value ) ? (array)$value : [] as $entry ) {
			$count += is_object( $entry ) || is_array( $entry ) ? self::countKeys( $entry ) : 0;
		}
		return $count;
	}

	/**
	 * Puts blanks for comments and for a comma behind the last entry, so that every other character stays where it was.
	 */
	private static function blankExtras( string $text ): string {
		// One that never ends goes to the end: else, each quote in it would be tried as its beginning.
		$string = '"(?:[^"\\\\]++|\\\\.)*+(?:"|\\\\?\z)';
		$blank = static fn ( array $match ) => preg_replace( '/[^\n]/', ' ', $match[0] );
		$text = str_contains( $text, '/' )
			? preg_replace_callback( "~$string(*SKIP)(*FAIL)|//[^\n]*+|/\*.*?\*/~s", $blank, $text ) ?? $text
			: $text;
		// Only behind a value: a comma alone is a mistake.
		return preg_replace( "~(?:$string|[}\]\w])\s*+\K,(?=\s*+[}\]])|$string(*SKIP)(*FAIL)~s", ' ', $text ) ?? $text;
	}
}
