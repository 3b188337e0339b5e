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

	/** Previews of a user whose import may still be begun: a file may be large, and each preview keeps one */
	private const PREVIEWS = 3;

	public function __construct( private readonly BagOStuff $stash ) {
	}

	/**
	 * @return string|null What gets it back; null if it could not be kept. The user's oldest previews are forgotten
	 */
	public function begin( UserIdentity $user, RunningImport $import ): ?string {
		$token = MWCryptRand::generateHex( 32 );
		if ( !$this->keep( $user, $token, $import ) ) {
			return null;
		}
		$previews = [ ...$this->previews( $user ), $token ];
		foreach ( array_splice( $previews, 0, -self::PREVIEWS ) as $old ) {
			$this->stash->delete( $this->key( $user, $old ) );
		}
		$this->keepPreviews( $user, $previews );
		return $token;
	}

	public function find( UserIdentity $user, string $token ): ?RunningImport {
		$import = preg_match( '/^[0-9a-f]{32}$/D', $token ) ? $this->stash->get( $this->key( $user, $token ) ) : null;
		return $import instanceof RunningImport ? $import : null;
	}

	public function keep( UserIdentity $user, string $token, RunningImport $import ): bool {
		if ( $import->hasBegun() ) {
			$this->keepPreviews( $user, array_values( array_diff( $this->previews( $user ), [ $token ] ) ) );
		}
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

	/** @return string[] What gets them back, the oldest first */
	private function previews( UserIdentity $user ): array {
		return $this->stash->get( $this->key( $user, 'previews' ) ) ?: [];
	}

	/** @param string[] $tokens */
	private function keepPreviews( UserIdentity $user, array $tokens ): void {
		$this->stash->set( $this->key( $user, 'previews' ), $tokens, BagOStuff::TTL_DAY );
	}

	private function key( UserIdentity $user, string $token ): string {
		return $this->stash->makeKey( ImportTag::NAME, (string)$user->getId(), $token );
	}
}
