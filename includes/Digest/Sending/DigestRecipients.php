<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\User\User;
use MediaWiki\User\UserArray;

/**
 * Finds many subscribers as users of this wiki, with few queries.
 */
class DigestRecipients {
	/**
	 * @param CentralIdLookup $centralIds
	 * @param bool $isLockedOut `$wgBlockDisablesLogin`: whether those who are blocked are not to read this wiki
	 */
	public function __construct(
		private readonly CentralIdLookup $centralIds,
		private readonly bool $isLockedOut
	) {
	}

	/**
	 * @param int[] $ids Central ones
	 * @return array<int,User> By central id, in the same order, those whom this wiki sends something
	 */
	public function find( array $ids ): array {
		$nobody = array_fill_keys( $ids, '' );
		$names = array_filter( $this->centralIds->lookupCentralIds( $nobody, CentralIdLookup::AUDIENCE_RAW ), is_string( ... ) );
		$names = array_diff( $names, [ '' ] );
		$idsByName = array_flip( $names );
		$found = [];
		foreach ( $names ? UserArray::newFromNames( array_values( $names ) ) : [] as $user ) {
			$isOut = !$this->centralIds->isAttached( $user ) || $user->isLocked() || ( $this->isLockedOut && $user->getBlock() );
			if ( !$isOut && isset( $idsByName[$user->getName()] ) ) {
				$found[$idsByName[$user->getName()]] = $user;
			}
		}
		return array_replace( array_intersect_key( array_flip( $ids ), $found ), $found );
	}
}
