<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\User\User;
use MediaWiki\User\UserIdentity;

/**
 * The account that writes digests on talk pages. Nobody can log in with it; its name is reserved.
 */
final class DigestAccount {
	public const NAME = 'EventCalendar digest';

	/** What it may do beyond ordinary users: write many pages in a row, out of sight of those who watch recent changes */
	public const RIGHTS = [ 'autoconfirmed', 'bot', 'noratelimit', 'skipcaptcha' ];

	/** Null if somebody had the name before it was reserved */
	public static function user(): ?User {
		return User::newSystemUser( self::NAME );
	}

	public static function isIt( UserIdentity $user ): bool {
		return $user->getName() === self::NAME;
	}
}
