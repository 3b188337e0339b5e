<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use Sabre\VObject\Component as SabreComponent;
use Sabre\VObject\Component\VCalendar;

/**
 * Writes components as RFC 5545 has it: escaped, folded at 75 octets between characters, with CRLF. Nothing else touches
 * sabre/vobject for writing.
 */
final class IcalendarEncoder {
	private const URIS = [ 'CONFERENCE', 'SOURCE', 'URL' ];

	/**
	 * @param Component $calendar A `VCALENDAR`
	 */
	public function encode( Component $calendar ): string {
		return SabreGuard::run( function () use ( $calendar ): string {
			$document = new VCalendar( [], false );
			$this->fill( $document, $document, $calendar );
			$text = $document->serialize();
			// Its nodes point at each other: without this, a feed's memory waits for the garbage collector.
			$document->destroy();
			return $text;
		} );
	}

	private function fill( VCalendar $document, SabreComponent $target, Component $component ): void {
		foreach ( $component->properties() as [ $name, $value, $parameters ] ) {
			$parameters = array_map( self::cleanParameter( ... ), $parameters );
			$target->add( in_array( $name, self::URIS, true )
				? new UriProperty( $document, $name, self::cleanUri( $value ), $parameters )
				: $document->createProperty( $name, self::cleanText( $value ), $parameters )
			);
		}
		foreach ( $component->components() as $child ) {
			$node = $document->createComponent( $child->name, [], false );
			$this->fill( $document, $node, $child );
			$target->add( $node );
		}
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
