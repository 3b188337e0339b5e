<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * What somebody wrote on an event page, as plain text within the wikitext of another page. Whoever announces signs for it, so
 * nothing in it may be a template, a link, a signature, a ping, a heading or a list.
 */
final class SafeWikitext {
	private const ENTITIES = [
		'<' => '&lt;', '>' => '&gt;', '[' => '&#91;', ']' => '&#93;', '{' => '&#123;', '}' => '&#125;', '|' => '&#124;',
		'~' => '&#126;', '=' => '&#61;', "''" => '&#39;&#39;', '_' => '&#95;',
		// Behaviour switches of Japanese and Chinese; some of Welsh have but one of the others.
		'＿' => '&#65343;', '://' => '&#58;//',
	];

	/** What links without brackets: magic links, and protocols without slashes; an underscore before may become an entity, a border */
	private const LINKS = '/(?<![A-Z0-9])(?:(?:ISBN|RFC|PMID)(?=\s)'
		. '|(?:mailto|news|sip|sips|sms|tel|urn|xmpp|bitcoin|geo|magnet|matrix|data|javascript)(?=:))/i';

	/**
	 * @return string In one line
	 */
	public static function of( string $text ): string {
		$text = mb_scrub( $text );
		// Controls, and what turns the direction of the rest of the line (UAX #9 §2)
		$text = preg_replace( '/[\p{Cc}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{2028}\x{2029}]+/u', ' ', $text );
		$text = trim( preg_replace( '/\s+/u', ' ', $text ) );
		$text = preg_replace( '/&(?=#?\w+;)/', '&amp;', $text );
		$text = preg_replace_callback( self::LINKS,
			static fn ( array $m ) => '&#' . ord( $m[0] ) . ';' . substr( $m[0], 1 ), $text );
		$text = strtr( $text, self::ENTITIES );
		// At its borders something of the text around may join in.
		return preg_replace_callback( "/^[*#:;\\-_'!+]|['_:]$/",
			static fn ( array $m ) => '&#' . ord( $m[0] ) . ';', $text );
	}
}
