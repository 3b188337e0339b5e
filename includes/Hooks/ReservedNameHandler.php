<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Promotion\ActingUser;
use MediaWiki\User\Hook\UserGetReservedNamesHook;

/**
 * Keeps the name of the user that announces by itself.
 */
class ReservedNameHandler implements UserGetReservedNamesHook {
	/** @inheritDoc */
	public function onUserGetReservedNames( &$reservedUsernames ) {
		$reservedUsernames[] = ActingUser::NAME;
	}
}
