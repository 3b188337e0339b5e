<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\User\UserIdentity;

/**
 * Who and what on this wiki is behind what the index and the lists of interests say.
 */
class LocalReaders {
	public function __construct(
		private readonly CentralIdLookup $centralIds,
		private readonly TitleFactory $titles,
		private readonly string $wiki,
		private readonly bool $areAccountsShared
	) {
	}

	/**
	 * @return UserIdentity|null Null for an account that this wiki does not have, or no longer
	 */
	public function find( int $centralId ): ?UserIdentity {
		$user = $this->centralIds->localUserFromCentralId( $centralId, CentralIdLookup::AUDIENCE_RAW );
		return $user && $user->isRegistered() ? $user : null;
	}

	/**
	 * @return int 0 for somebody who is nobody in the lists
	 */
	public function centralId( UserIdentity $user ): int {
		return $user->isRegistered() ? $this->centralIds->centralIdFromLocalUser( $user, CentralIdLookup::AUDIENCE_RAW ) : 0;
	}

	/**
	 * @param int $reader Central id
	 * @param int $actor Central id that another wiki may have written down
	 * @param string $wiki Which one
	 * @return bool Whether they are the same person
	 */
	public function isSame( int $reader, int $actor, string $wiki ): bool {
		return $reader === $actor && ( $this->areAccountsShared || $wiki === $this->wiki );
	}

	/**
	 * @return Title|null Null for a page of another wiki, and for one that is gone
	 */
	public function page( EventPage $page ): ?Title {
		$title = $page->wiki === $this->wiki ? $this->titles->newFromID( $page->id ) : null;
		return $title?->inNamespace( NS_EVENTCALENDAR ) ? $title : null;
	}
}
