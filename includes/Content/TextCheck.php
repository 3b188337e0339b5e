<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

/**
 * Whether the texts of an event can be shown as they are: nothing invisible that turns a line around, and addresses that
 * lead somewhere.
 */
final class TextCheck {
	/** Definitions whose texts have lines */
	private const BLOCKS = [ 'wikitextBlock', 'wikitext', 'announcementBlock', 'announcementText' ];

	private const URLS = [ 'webUrl', 'joinUrl' ];

	/** C0, DEL and C1 without tab and line feed */
	private const CONTROLS_IN_BLOCK = '/[\x00-\x08\x0B-\x1F\x7F\x{80}-\x{9F}]/u';

	/**
	 * All of them, the line and paragraph separators, and the embeddings, overrides and isolates of Unicode's
	 * bidirectional algorithm (UAX #9 §2), which would reach beyond the text that they stand in
	 */
	private const CONTROLS_IN_LINE = '/[\x00-\x1F\x7F\x{80}-\x{9F}\x{2028}\x{2029}\x{202A}-\x{202E}\x{2066}-\x{2069}]/u';

	public function __construct( private readonly JsonSchema $schema ) {
	}

	/**
	 * @param array<string,mixed> $data An event from which all is removed that the schema finds wrong
	 * @return Problem[]
	 */
	public function check( array $data ): array {
		$problems = [];
		foreach ( $this->schema->texts( $data ) as $pointer => [ $text, $definition ] ) {
			$isBlock = in_array( $definition, self::BLOCKS, true );
			if ( preg_match( $isBlock ? self::CONTROLS_IN_BLOCK : self::CONTROLS_IN_LINE, $text, $m ) ) {
				$problems[] = new Problem( 'control-character', $pointer, [ sprintf( 'U+%04X', mb_ord( $m[0] ) ) ] );
			} elseif ( !preg_match( '/[^\p{Z}\p{Cc}\p{Cf}]/u', $text ) ) {
				$problems[] = new Problem( 'empty', $pointer );
			} elseif ( in_array( $definition, self::URLS, true ) ) {
				$code = $this->checkUrl( $text );
				if ( $code !== null ) {
					$problems[] = new Problem( $code, $pointer );
				}
			}
		}
		return $problems;
	}

	private function checkUrl( string $text ): ?string {
		$parts = parse_url( $text );
		if ( $parts === false ) {
			return 'url-broken';
		}
		if ( !str_contains( $text, '://' ) ) {
			return ( $parts['path'] ?? '' ) === '' ? 'url-broken' : null;
		}
		// `https://known.example@other.example/` leads elsewhere than it seems to.
		return isset( $parts['user'] ) ? 'url-with-user' : ( ( $parts['host'] ?? '' ) === '' ? 'url-broken' : null );
	}
}
