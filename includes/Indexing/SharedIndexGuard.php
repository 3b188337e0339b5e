<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Permissions\GroupPermissionsLookup;
use Psr\Log\LoggerInterface;

/**
 * Keeps the events of a wiki that not everybody may read out of an index that other wikis read.
 */
final class SharedIndexGuard {
	/**
	 * @param GroupPermissionsLookup $permissions
	 * @param LoggerInterface $logger
	 * @param bool $isShared Whether the index is in another database than the wiki
	 */
	public function __construct(
		private readonly GroupPermissionsLookup $permissions,
		private readonly LoggerInterface $logger,
		private readonly bool $isShared
	) {
	}

	public function allowsWriting(): bool {
		if ( !$this->isShared || $this->permissions->groupHasPermission( '*', 'read' ) ) {
			return true;
		}
		$this->logger->warning(
			'Events are not indexed: the index is shared, and anonymous users may not read this wiki'
		);
		return false;
	}
}
