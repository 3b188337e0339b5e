<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Which addresses of a source an event page may hold, and what they lead to. See event.schema.json and Content\TextCheck.
 */
final class WebAddress {
	private const MAX_LENGTH = 2000;

	/** Host and path of well-known services => kind of participation; the first that fits */
	private const KINDS = [
		'~(?:^|\.)(?:youtube\.com|youtu\.be|twitch\.tv|vimeo\.com|livestream\.com|streamyard\.com)/~' => 'stream',
		'~(?:^|\.)(?:t\.me|telegram\.(?:me|org)|matrix\.to|slack\.com|discord\.(?:gg|com)|zulipchat\.com|web\.libera\.chat)/~' => 'chat',
		'~(?:^|\.)(?:(?:ether)?pad\.[^/]+|hackmd\.io|docs\.google\.com|hedgedoc\.[^/]+)/~' => 'pad',
	];

	private const SCHEMES = [
		'irc' => 'chat', 'ircs' => 'chat', 'matrix' => 'chat', 'xmpp' => 'chat', 'tel' => 'phone', 'sip' => 'phone', 'sips' => 'phone'
	];

	/** RFC 7986 §6.3; the first that is there */
	private const FEATURES = [ 'VIDEO' => 'video', 'FEED' => 'stream', 'CHAT' => 'chat', 'PHONE' => 'phone', 'AUDIO' => 'video' ];

	public static function isOfWeb( string $url ): bool {
		return (bool)preg_match( '~^https?://~i', $url ) && self::isSound( $url );
	}

	/** Whether somebody may be sent there to take part */
	public static function isToJoin( string $url ): bool {
		return self::isOfWeb( $url )
			|| ( (bool)preg_match( '~^(?:ircs?://|(?:matrix|sips?|tel|xmpp):)~', $url ) && self::isSound( $url ) );
	}

	private static function isSound( string $url ): bool {
		if ( mb_strlen( $url ) > self::MAX_LENGTH || preg_match( '/[\s<>"\p{Cc}\p{Cf}]/u', $url ) ) {
			return false;
		}
		$parts = parse_url( $url );
		if ( $parts === false || isset( $parts['user'] ) ) {
			return false;
		}
		return str_contains( $url, '://' ) ? ( $parts['host'] ?? '' ) !== '' : ( $parts['path'] ?? '' ) !== '';
	}

	/** The scheme in small letters, as pages want it */
	public static function normalize( string $url ): string {
		return preg_replace_callback( '/^[A-Z][A-Z0-9+.-]*:/i', static fn ( array $m ) => strtolower( $m[0] ), trim( $url ) );
	}

	/**
	 * @param string $url
	 * @param string[] $features Of RFC 7986; none known is none
	 * @return string A kind of participation; where nothing is known, a video call
	 */
	public static function kind( string $url, array $features = [] ): string {
		$features = array_map( 'strtoupper', $features );
		foreach ( self::FEATURES as $feature => $kind ) {
			if ( in_array( $feature, $features, true ) ) {
				return $kind;
			}
		}
		$scheme = strtolower( (string)parse_url( $url, PHP_URL_SCHEME ) );
		if ( isset( self::SCHEMES[$scheme] ) ) {
			return self::SCHEMES[$scheme];
		}
		$place = strtolower( (string)preg_replace( '~^[a-z]+://~i', '', $url ) ) . '/';
		foreach ( self::KINDS as $pattern => $kind ) {
			$host = strtok( $place, '/?#' ) . '/';
			if ( preg_match( $pattern, $host ) ) {
				return $kind;
			}
		}
		return 'video';
	}

	/** What to call a link that has no name */
	public static function label( string $url ): string {
		return preg_replace( '/^www\./', '', (string)parse_url( $url, PHP_URL_HOST ) ) ?: $url;
	}
}
