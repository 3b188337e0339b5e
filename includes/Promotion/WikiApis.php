<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Config\SiteConfiguration;
use MediaWiki\Site\MediaWikiSite;
use MediaWiki\Site\SiteLookup;
use MediaWiki\WikiMap\WikiMap;

/**
 * Where the action APIs of wikis are.
 */
class WikiApis {
	public function __construct(
		private readonly SiteLookup $sites,
		private readonly SiteConfiguration $farm,
		private readonly string $localWiki,
		private readonly string $localApi
	) {
	}

	/**
	 * @param string $wiki WikiMap id
	 * @return string|null Address of api.php; null if this wiki does not know it
	 */
	public function of( string $wiki ): ?string {
		if ( $wiki === $this->localWiki ) {
			return $this->localApi;
		}
		$reference = WikiMap::getWiki( $wiki );
		if ( !$reference ) {
			return null;
		}
		if ( in_array( $wiki, $this->farm->getLocalDatabases(), true ) ) {
			$path = $this->farm->get( 'wgScriptPath', $wiki ) ?? '/w';
			return $reference->getCanonicalServer() . "$path/api.php";
		}
		$site = $this->sites->getSite( $wiki );
		return $site instanceof MediaWikiSite && $site->getFileUrl( 'api.php' )
			? wfGetUrlUtils()->expand( $site->getFileUrl( 'api.php' ), PROTO_CANONICAL )
			: null;
	}
}
