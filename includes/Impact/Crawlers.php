<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * Which programs follow links without anybody having clicked: search engines, makers of link previews, checkers of links in
 * mail. By what they say of themselves, so a program that pretends to be a browser is taken for one.
 */
final class Crawlers {
	/** Regular expressions */
	private const NAMES = [
		// Nearly all crawlers have one of these; CUBOT makes phones.
		'(?<!cu)bot', 'crawl', 'spider', 'slurp', 'archiv', 'fetch', 'scan', 'monitor', 'preview', 'http-?client', 'feed',
		// Previews of links in posts and chats
		'facebookexternalhit', 'facebookcatalog', 'whatsapp', 'skypeuripreview', 'embedly', 'iframely', 'mastodon', 'pleroma',
		'akkoma', 'misskey', 'lemmy', 'synapse', 'vkshare', 'line-poker', 'kakaotalk-scrap',
		// Checkers of mail
		'safelinks', 'barracuda', 'proofpoint', 'mimecast', 'google-read-aloud', 'googleimageproxy', 'ms-office', 'microsoft office',
		// Programs and libraries
		'curl', 'wget', 'python', 'java/', 'go-http', 'okhttp', 'libwww', 'perl', 'ruby', 'php', 'node', 'axios', 'undici', 'guzzle',
		'lighthouse',
	];

	/**
	 * @param string $userAgent As the header has it; who says nothing is none of the browsers
	 */
	public static function has( string $userAgent ): bool {
		if ( trim( $userAgent ) === '' ) {
			return true;
		}
		return preg_match( '~' . implode( '|', self::NAMES ) . '~i', $userAgent ) === 1;
	}
}
