<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use Sabre\VObject\Component\VCalendar;

/**
 * Writes components as RFC 5545 has it: escaped, folded at 75 octets between characters, with CRLF. Nothing else touches
 * sabre/vobject for writing. It writes the properties, one by one: its trees of components cost as much again.
 */
final class IcalendarEncoder {
	private const URIS = [ 'CONFERENCE', 'SOURCE', 'URL' ];

	/** What makes properties, and keeps none of them */
	private readonly VCalendar $document;

	public function __construct() {
		$this->document = SabreGuard::run( static fn () => new VCalendar( [], false ) );
	}

	/**
	 * @param Component $component A `VCALENDAR` with all that it holds, or one of its components
	 */
	public function encode( Component $component ): string {
		return SabreGuard::run( fn () => $this->write( $component ) );
	}

	private function write( Component $component ): string {
		$text = "BEGIN:$component->name\r\n";
		foreach ( $component->properties() as [ $name, $value, $parameters ] ) {
			$parameters = array_map( self::cleanParameter( ... ), $parameters );
			$property = in_array( $name, self::URIS, true )
				? new UriProperty( $this->document, $name, self::cleanUri( $value ), $parameters )
				: $this->document->createProperty( $name, self::cleanText( $value ), $parameters );
			$text .= $property->serialize();
		}
		foreach ( $component->components() as $child ) {
			$text .= $this->write( $child );
		}
		return $text . "END:$component->name\r\n";
	}

	/**
	 * Line feeds become `\n` later; what other programs take for the end of a line becomes a line feed, and the control
	 * characters that RFC 5545 §3.1 does not allow vanish.
	 *
	 * @param string|string[] $text
	 * @return string|string[]
	 */
	private static function cleanText( string|array $text ): string|array {
		return preg_replace(
			[ '/\r\n?|\x{0b}|\x{0c}|\x{85}|\x{2028}|\x{2029}/u', '/[^\P{Cc}\t\n]/u' ], [ "\n", '' ], $text
		);
	}

	/**
	 * A double quote cannot stand in a parameter; RFC 6868's way to write it is not known to every reader.
	 *
	 * @param string|string[] $text
	 * @return string|string[]
	 */
	private static function cleanParameter( string|array $text ): string|array {
		return preg_replace( [ '/\p{Cc}+|\x{2028}|\x{2029}/u', '/"/' ], [ ' ', "'" ], $text );
	}

	/**
	 * What RFC 3986 §2 does not allow is percent-encoded.
	 */
	private static function cleanUri( string $uri ): string {
		return preg_replace_callback(
			'/[^\x21-\x7e]|["<>\\\\^`{|}]/', static fn ( array $m ) => rawurlencode( $m[0] ), trim( $uri )
		);
	}
}
