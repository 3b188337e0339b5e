<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\User\UserIdentity;
use MWCryptRand;
use Wikimedia\ObjectCache\BagOStuff;
use Wikimedia\ScopedCallback;

/**
 * Keeps imports between requests, each for the user who began it.
 */
final class ImportStash {
	private const LOCK_SECONDS = 120;

	public function __construct( private readonly BagOStuff $stash ) {
	}

	/**
	 * @return string|null What gets it back; null if it could not be kept
	 */
	public function begin( UserIdentity $user, RunningImport $import ): ?string {
		$token = MWCryptRand::generateHex( 32 );
		return $this->keep( $user, $token, $import ) ? $token : null;
	}

	public function find( UserIdentity $user, string $token ): ?RunningImport {
		$import = preg_match( '/^[0-9a-f]{32}$/D', $token ) ? $this->stash->get( $this->key( $user, $token ) ) : null;
		return $import instanceof RunningImport ? $import : null;
	}

	public function keep( UserIdentity $user, string $token, RunningImport $import ): bool {
		return $this->stash->set( $this->key( $user, $token ), $import, BagOStuff::TTL_DAY );
	}

	/**
	 * Keeps other requests from going on with an import at the same time.
	 *
	 * @return ScopedCallback|null Null if one does already
	 */
	public function lock( UserIdentity $user, string $token ): ?ScopedCallback {
		return $this->stash->getScopedLock( $this->key( $user, $token ), 0, self::LOCK_SECONDS );
	}

	private function key( UserIdentity $user, string $token ): string {
		return $this->stash->makeKey( ImportTag::NAME, (string)$user->getId(), $token );
	}
}
