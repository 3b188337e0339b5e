<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use Sabre\VObject\Property;

/**
 * Texts of one event with their languages: a plain string as long as all is in the language that the importer named.
 */
final class TextReader {
	public function __construct( private readonly string $languageCode ) {
	}

	/**
	 * @param Property[] $properties RFC 5545 allows one; several with a language each are several translations
	 * @param callable(string):?string $make Null or empty: no text
	 * @return string|array<string,string>|null
	 */
	public function read( array $properties, callable $make ): string|array|null {
		$texts = [];
		foreach ( $properties as $property ) {
			$text = $make( SourceEvent::value( $property ) );
			if ( $text !== null && PlainText::isVisible( $text ) ) {
				$texts[$this->language( $property )] ??= $text;
			}
		}
		return array_keys( $texts ) === [ $this->languageCode ] ? $texts[$this->languageCode] : ( $texts ?: null );
	}

	private function language( Property $property ): string {
		$code = strtolower( (string)SourceEvent::parameter( $property, 'LANGUAGE' ) );
		return preg_match( '/^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/D', $code ) ? $code : $this->languageCode;
	}
}
