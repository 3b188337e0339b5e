<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Oracle;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use XMLReader;

/**
 * Feeds, pictures and answers in XML: well-formed, without anything of an input but texts and values. What a feed has as
 * HTML is HTML.
 */
final class XmlOracle {
	private const NEVER = [ 'script', 'foreignObject', 'image', 'use', 'animate', 'set', 'iframe', 'a' ];

	/** @throws Finding */
	public static function check( string $surface, string $xml, string $token ): void {
		$before = libxml_use_internal_errors( true );
		libxml_clear_errors();
		$reader = XMLReader::XML( $xml, null, LIBXML_NONET );
		$isHtml = false;
		while ( $reader->read() ) {
			if ( $reader->nodeType === XMLReader::ELEMENT ) {
				$isHtml = $reader->getAttribute( 'type' ) === 'html';
				self::checkElement( $surface, $reader, $token );
			} elseif ( in_array( $reader->nodeType, [ XMLReader::TEXT, XMLReader::CDATA ], true ) && $isHtml ) {
				HtmlOracle::check( "$surface: HTML in it", $reader->value, $token );
			} elseif ( in_array( $reader->nodeType, [ XMLReader::COMMENT, XMLReader::PI, XMLReader::DOC_TYPE, XMLReader::ENTITY_REF ],
				true ) ) {
				throw new Finding( "$surface: something of the input in XML", $reader->name . $reader->value );
			}
		}
		$errors = libxml_get_errors();
		libxml_clear_errors();
		libxml_use_internal_errors( $before );
		if ( $errors ) {
			throw new Finding( "$surface: XML is not well-formed", "{$errors[0]->message} line {$errors[0]->line}: $xml" );
		}
	}

	private static function checkElement( string $surface, XMLReader $reader, string $token ): void {
		$names = [ $reader->name ];
		while ( $reader->moveToNextAttribute() ) {
			$names[] = $reader->name;
			if ( str_starts_with( $reader->name, 'on' ) || ( preg_match( '/^(?:.*:)?(?:href|src|url)$/', $reader->name )
				&& preg_match( '/^\s*(?:javascript|vbscript|data):/i', $reader->value ) ) ) {
				throw new Finding( "$surface: attribute of the input in XML", "$reader->name=$reader->value" );
			}
		}
		$reader->moveToElement();
		if ( str_contains( implode( ' ', $names ), $token ) || in_array( $reader->localName, self::NEVER, true ) ) {
			throw new Finding( "$surface: element of the input in XML", implode( ' ', $names ) );
		}
	}
}
