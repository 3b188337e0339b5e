<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use XMLWriter;

/**
 * What all our Atom feeds (RFC 4287) are written with.
 */
final class AtomXml {
	/** Of our name-based UUIDs (RFC 9562 §5.5); it must stay the same */
	private const UUID_NAMESPACE = '8e6f1c7c2d0a4d4b9a55b1c0f3a9d217';

	public static function urn( string $name ): string {
		$hash = sha1( hex2bin( self::UUID_NAMESPACE ) . $name );
		$variant = dechex( hexdec( $hash[16] ) & 3 | 8 );
		return 'urn:uuid:' . implode( '-', [
			substr( $hash, 0, 8 ), substr( $hash, 8, 4 ), '5' . substr( $hash, 13, 3 ),
			$variant . substr( $hash, 17, 3 ), substr( $hash, 20, 12 )
		] );
	}

	public static function time( int $time ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $time );
	}

	public static function addText( XMLWriter $xml, string $name, string $text, ?string $type = null ): void {
		$xml->startElement( $name );
		if ( $type !== null ) {
			$xml->writeAttribute( 'type', $type );
		}
		$xml->text( self::clean( $text ) );
		$xml->endElement();
	}

	public static function addLink( XMLWriter $xml, string $relation, string $type, string $url ): void {
		$xml->startElement( 'link' );
		$xml->writeAttribute( 'rel', $relation );
		$xml->writeAttribute( 'type', $type );
		$xml->writeAttribute( 'href', $url );
		$xml->endElement();
	}

	/**
	 * XML 1.0 §2.2 knows no control characters, not even written as a number.
	 */
	public static function clean( string $text ): string {
		return preg_replace( '/[^\x{9}\x{A}\x{D}\x{20}-\x{7E}\x{85}\x{A0}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]/u', '', $text );
	}
}
