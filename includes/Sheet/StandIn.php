<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * A link that goes through the parser in the place of a sheet: of one that is drawn already, by its number, or of one that
 * Special:EventCalendar is asked for where a page includes it, by its arguments. It stays a link where nobody replaces it.
 *
 * Nobody can write such an element: the sanitizer takes `data-mw-` away, and quotes in an attribute are `&quot;`.
 */
final class StandIn {
	private const PATTERN =
		'~<div class="ext-eventcalendar-link" data-mw-eventcalendar-(number|arguments)="([\w-]+)"><a [^>]*>[^<]*</a></div>~';

	public static function ofSheet( int $number, Drawing $drawing ): string {
		return self::html( 'number', (string)$number, $drawing->url, $drawing->title );
	}

	/**
	 * @param array<string,string> $arguments As somebody wrote them
	 * @param string $url
	 * @param string $text Plain text
	 */
	public static function ofInclusion( array $arguments, string $url, string $text ): string {
		// Two inclusions are two sheets, even of the same arguments; one that a template repeats is one.
		$json = json_encode( [ bin2hex( random_bytes( 8 ) ), (object)$arguments ], JSON_INVALID_UTF8_SUBSTITUTE );
		return self::html( 'arguments', rtrim( strtr( base64_encode( $json ), '+/', '-_' ), '=' ), $url, $text );
	}

	private static function html( string $kind, string $value, string $url, string $text ): string {
		return Html::rawElement(
			'div', [ 'class' => 'ext-eventcalendar-link', "data-mw-eventcalendar-$kind" => $value ],
			Html::element( 'a', [ 'href' => $url, 'rel' => 'nofollow' ], $text )
		);
	}

	/**
	 * @param string $html
	 * @param callable(int|array<string,string>):(string|null) $draw Gets a number or arguments, each once, and gives the HTML
	 *  of the sheet, or null for the link to stay
	 */
	public static function replace( string $html, callable $draw ): string {
		$seen = [];
		return preg_replace_callback( self::PATTERN, static function ( array $match ) use ( $draw, &$seen ) {
			[ $link, $kind, $value ] = $match;
			// Where a template repeats a sheet, the others stay links: thousands of sheets would not fit into memory.
			if ( isset( $seen["$kind $value"] ) ) {
				return $link;
			}
			$seen["$kind $value"] = true;
			return $draw( $kind === 'number' ? (int)$value : self::arguments( $value ) ) ?? $link;
		}, $html ) ?? $html;
	}

	/**
	 * @return array<string,string>
	 */
	private static function arguments( string $value ): array {
		$json = json_decode( (string)base64_decode( strtr( $value, '-_', '+/' ), true ), true );
		return array_filter( (array)( $json[1] ?? [] ), is_string( ... ) );
	}
}
