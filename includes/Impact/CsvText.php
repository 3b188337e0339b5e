<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * Rows as CSV (RFC 4180): commas, quotes, CRLF. In UTF-8 with a byte order mark, without which Excel reads another encoding;
 * other programs skip it.
 */
final class CsvText {
	private const BYTE_ORDER_MARK = "\u{FEFF}";

	/**
	 * Spreadsheets run what begins like this as a formula, wherever it came from
	 * (https://owasp.org/www-community/attacks/CSV_Injection); their full-width forms too.
	 */
	private const FORMULA = '/^[\s\p{Z}\p{C}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u';

	/**
	 * The same where a cell begins for programs that part cells otherwise: by semicolons, as Excel does wherever a comma is
	 * the decimal mark, by tabs or by lines. To them, our quotes are no quotes.
	 */
	private const FORMULA_WITHIN = '/[;\t\r\n]["\'\p{Z}\p{Cf}]*+\K(?=[=+\-@＝＋－＠|%])/u';

	/**
	 * @param array<array<string|int|float|null>> $rows
	 */
	public static function of( array $rows ): string {
		$csv = self::BYTE_ORDER_MARK;
		foreach ( $rows as $row ) {
			$csv .= implode( ',', array_map( self::field( ... ), $row ) ) . "\r\n";
		}
		return $csv;
	}

	private static function field( string|int|float|null $value ): string {
		if ( !is_string( $value ) ) {
			return (string)$value;
		}
		// What is no UTF-8 gives false.
		if ( preg_match( self::FORMULA, $value ) !== 0 ) {
			// To a spreadsheet, what follows is text.
			$value = "'$value";
		}
		$value = preg_replace( self::FORMULA_WITHIN, "'", $value ) ?? $value;
		return preg_match( '/[",\r\n]|^\s|\s$/', $value ) ? '"' . strtr( $value, [ '"' => '""' ] ) . '"' : $value;
	}
}
