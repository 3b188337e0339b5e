<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Config\Config;
use MediaWiki\MainConfigNames;
use MediaWiki\User\CentralId\CentralIdLookup;

/**
 * Whether a central id means the same person on all wikis of a farm.
 */
final class SharedAccounts {
	/** Core's own provider, for which the ids of a wiki's accounts are central: LocalIdLookup */
	private const LOCAL = 'local';

	/** Either an extension says so (CentralAuth), or the wikis have one table of users (`$wgSharedDB`). */
	public static function are( CentralIdLookup $centralIds, Config $config ): bool {
		return $centralIds->getProviderId() !== self::LOCAL || (
			$config->get( MainConfigNames::SharedDB ) !== null &&
			in_array( 'user', $config->get( MainConfigNames::SharedTables ), true )
		);
	}
}
