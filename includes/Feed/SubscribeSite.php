<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\EventCalendarServices;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\SpecialPage\SpecialPageFactory;
use MediaWiki\Utils\UrlUtils;

/**
 * What there is to know of this wiki before one subscribes to its events. The front end is told the same.
 */
class SubscribeSite {
	/** Of the special page where readers subscribe to a digest by e-mail, if there is one */
	private const DIGEST = 'EventDigest';

	/**
	 * @param UrlUtils $urlUtils
	 * @param PermissionManager $permissionManager
	 * @param SpecialPageFactory $specialPageFactory
	 * @param string $restPath `$wgRestPath`
	 * @param string $language Code of the wiki's language
	 * @param string $wiki Its name
	 */
	public function __construct(
		private readonly UrlUtils $urlUtils,
		private readonly PermissionManager $permissionManager,
		private readonly SpecialPageFactory $specialPageFactory,
		private readonly string $restPath,
		private readonly string $language,
		private readonly string $wiki
	) {
	}

	/**
	 * For `packageFiles` in extension.json.
	 */
	public static function forModule(): array {
		return EventCalendarServices::getSubscribeSite()->facts();
	}

	/**
	 * @return array{base:string,language:string,wiki:string,obstacle:string|null,digest:string|null} `base` is the whole
	 *  address of rest.php, on the server that stays right wherever the reader comes from; `obstacle` is `private` if only
	 *  those who log in may read, `unreachable` if no service on the internet finds the server; `digest` is an address
	 */
	public function facts(): array {
		$base = (string)$this->urlUtils->expand( $this->restPath, PROTO_CANONICAL );
		return [
			'base' => $base,
			'language' => $this->language,
			'wiki' => $this->wiki,
			'obstacle' => match ( true ) {
				!$this->permissionManager->isEveryoneAllowed( 'read' ) => 'private',
				!self::isOnTheInternet( (string)parse_url( $base, PHP_URL_HOST ) ) => 'unreachable',
				default => null,
			},
			'digest' => $this->specialPageFactory->exists( self::DIGEST ) ?
				SpecialPage::getTitleFor( self::DIGEST )->getLocalURL() : null,
		];
	}

	/**
	 * @param string $host Name or address. Those of a private network or of the machine itself are known by their form
	 *  (RFC 1918, RFC 4193, RFC 6761, RFC 6762); of others this says nothing bad.
	 */
	public static function isOnTheInternet( string $host ): bool {
		$host = strtolower( trim( $host, '[].' ) );
		if ( filter_var( $host, FILTER_VALIDATE_IP ) ) {
			return (bool)filter_var( $host, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE );
		}
		return str_contains( $host, '.' ) && !preg_match( '/\.(?:localhost|local|test|invalid|internal|home\.arpa)$/D', $host );
	}
}
