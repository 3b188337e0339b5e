<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Plain text as wikitext that shows just that: no markup, template, tag, signature or magic word of it works. Addresses of
 * the web stay links, blank lines part paragraphs, other line feeds are kept as such.
 */
final class EscapedWikitext {
	/** Without what would end a link or mean something to the parser */
	private const URL = '~\bhttps?://[^\s<>"\'\[\]{}|\\\\^`\x{2018}-\x{201d}]+(?<![.,;:!?)])~u';

	/** @see event.schema.json */
	private const MAX_LENGTH = 20000;

	/**
	 * @param string $text As PlainText::block() gives it
	 */
	public static function of( string $text ): string {
		return implode( "\n\n", array_map( self::paragraph( ... ), preg_split( '/\n{2,}/', $text ) ) );
	}

	/**
	 * @param string $text As PlainText::block() gives it
	 * @return array{string,bool} So much of it as fits into a description, and whether all of it did
	 */
	public static function fitting( string $text ): array {
		$wikitext = self::of( $text );
		$isWhole = mb_strlen( $wikitext ) <= self::MAX_LENGTH;
		// Each character may become five or more: how many fit is only known afterwards.
		for ( $length = self::MAX_LENGTH; mb_strlen( $wikitext ) > self::MAX_LENGTH; $length = intdiv( $length * 3, 4 ) ) {
			$wikitext = self::of( PlainText::cut( $text, $length ) );
		}
		return [ $wikitext, $isWhole ];
	}

	private static function paragraph( string $text ): string {
		return implode( "<br>\n", array_map( self::line( ... ), explode( "\n", $text ) ) );
	}

	private static function line( string $line ): string {
		preg_match_all( self::URL, $line, $matches, PREG_OFFSET_CAPTURE );
		$wikitext = '';
		$offset = 0;
		foreach ( $matches[0] as [ $url, $start ] ) {
			$wikitext .= self::escape( substr( $line, $offset, $start - $offset ) ) . self::url( $url );
			$offset = $start + strlen( $url );
		}
		$wikitext .= self::escape( substr( $line, $offset ) );
		// What means something at the beginning of a line only
		return preg_replace_callback( '/^[ \t:;*#=!+|-]/', self::entity( ... ), $wikitext );
	}

	private static function escape( string $text ): string {
		return preg_replace_callback(
			[
				'/[&<>\[\]{}|]/',
				"/'(?=')|(?<=')'|~(?=~)|(?<=~)~/",
				// __TOC__ and its translations; Japanese ones are written in full width.
				'/[_\x{ff3f}](?=[_\x{ff3f}])|(?<=[_\x{ff3f}])[_\x{ff3f}]/u',
				// Addresses of other kinds, and ISBN 1, RFC 1, PMID 1
				'/(?<=[A-Za-z]):(?=\S)|(?<=ISBN|RFC|PMID)\s/u',
			],
			self::entity( ... ), $text
		);
	}

	/** @param string[] $match One character */
	private static function entity( array $match ): string {
		return '&#' . mb_ord( $match[0] ) . ';';
	}

	private static function url( string $url ): string {
		return strtr( $url, [ '&' => '&amp;', '~' => '%7E', '__' => '_%5F' ] );
	}
}
