<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Config\Network;
use MediaWiki\Extension\EventCalendar\Config\SocialAccount;

/**
 * The address at which a network takes over a post that somebody shares.
 */
final class ShareLink {
	/**
	 * @param Network $network
	 * @param SocialAccount $account
	 * @param string $text Of the post
	 * @param string $link That is in it
	 * @return string|null Null if the text can only be copied
	 */
	public static function url( Network $network, SocialAccount $account, string $text, string $link ): ?string {
		$pattern = $network->shareUrl;
		if ( $pattern === null || ( str_contains( $pattern, '{host}' ) && $account->host() === null ) ) {
			return null;
		}
		if ( str_contains( $pattern, '{url}' ) ) {
			// The network adds it by itself.
			$text = trim( preg_replace( "/\n{3,}/", "\n\n", str_replace( $link, '', $text ) ), " \n·" );
		}
		return strtr( $pattern, [
			'{text}' => rawurlencode( $text ), '{url}' => rawurlencode( $link ), '{host}' => (string)$account->host()
		] );
	}
}
