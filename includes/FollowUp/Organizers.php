<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Page\PageIdentity;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\User\UserFactory;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserNameUtils;

/**
 * Whom to write to about an event: those whom it names and who have an account that can do something about it.
 */
final class Organizers {
	/** Whom a page can have asked: anybody may write names of others into it, fifty of them, and have it happen every day */
	private const MOST_ASKED = 10;

	public function __construct(
		private readonly UserFactory $users,
		private readonly UserNameUtils $names,
		private readonly RevisionLookup $revisions
	) {
	}

	/**
	 * @param Event $event
	 * @param PageIdentity $page
	 * @return UserIdentity[] The first organisers; if the event names no user at all, who made the page
	 */
	public function of( Event $event, PageIdentity $page ): array {
		if ( array_column( $event->organizers(), 'user' ) !== [] ) {
			return array_slice( $this->reachable( $event->organizers() ), 0, self::MOST_ASKED );
		}
		// Nobody, if the name is hidden.
		$creator = $this->revisions->getFirstRevision( $page )?->getUser( RevisionRecord::FOR_PUBLIC );
		return $creator ? $this->reachable( [ [ 'user' => $creator->getName() ] ] ) : [];
	}

	/**
	 * @param array<array{name?:string,user?:string}> $people
	 * @return UserIdentity[]
	 */
	public function reachable( array $people ): array {
		$found = [];
		foreach ( array_column( $people, 'user' ) as $name ) {
			$canonical = $this->names->getCanonical( $name );
			$user = $canonical === false ? null : $this->users->newFromName( $canonical );
			if ( !$user || !$user->isNamed() || $user->isBot() || $user->isHidden() || $user->isLocked() ) {
				continue;
			}
			if ( !$user->getBlock()?->isSitewide() ) {
				$found[$user->getId()] = $user;
			}
		}
		return array_values( $found );
	}
}
