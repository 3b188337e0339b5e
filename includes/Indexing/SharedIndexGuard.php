<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Page\PageIdentity;
use MediaWiki\Permissions\GroupPermissionsLookup;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Title\TitleValue;
use MediaWiki\User\UserFactory;
use Psr\Log\LoggerInterface;

/**
 * Keeps out of an index that other wikis read whatever not everybody may read here: no other wiki knows who may.
 */
final class SharedIndexGuard {
	/**
	 * @param GroupPermissionsLookup $groups
	 * @param PermissionManager $permissions
	 * @param UserFactory $users
	 * @param LoggerInterface $logger
	 * @param bool $isShared Whether other wikis may use the index
	 */
	public function __construct(
		private readonly GroupPermissionsLookup $groups,
		private readonly PermissionManager $permissions,
		private readonly UserFactory $users,
		private readonly LoggerInterface $logger,
		private readonly bool $isShared
	) {
	}

	public function allows( PageIdentity $page ): bool {
		if ( !$this->isShared ) {
			return true;
		}
		// A page that a private wiki shows to everybody ($wgWhitelistRead) stays on it: what is public there is not meant
		// to be announced elsewhere.
		if ( !$this->groups->groupHasPermission( '*', 'read' ) ) {
			$this->logger->warning(
				'Events are not indexed: the index is shared, and anonymous users may not read this wiki',
				[ 'event' => 'wiki-not-shared' ]
			);
			return false;
		}
		// Extensions limit who may read a page or a namespace.
		return $this->permissions->userCan( 'read', $this->users->newAnonymous(), TitleValue::newFromPage( $page ) );
	}
}
