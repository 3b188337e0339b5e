<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Digest\Way\DigestAccount;
use MediaWiki\Permissions\Hook\UserGetRightsHook;
use MediaWiki\User\Hook\UserGetReservedNamesHook;

/**
 * Keeps the digest's account for the digest.
 */
final class DigestAccountHandler implements UserGetReservedNamesHook, UserGetRightsHook {
	/** @inheritDoc */
	public function onUserGetReservedNames( &$reservedUsernames ) {
		$reservedUsernames[] = DigestAccount::NAME;
	}

	/** @inheritDoc */
	public function onUserGetRights( $user, &$rights ) {
		if ( DigestAccount::isIt( $user ) && $user->isSystemUser() ) {
			$rights = array_values( array_unique( array_merge( $rights, DigestAccount::RIGHTS ) ) );
		}
	}
}
