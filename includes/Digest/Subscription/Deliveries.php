<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Subscription;

use MediaWiki\User\User;

/**
 * Which ways a digest may take to somebody.
 */
class Deliveries {
	/**
	 * @param bool $hasMail Whether the wiki sends mail
	 * @param bool $hasHtmlMail Whether that may be HTML
	 * @param bool $hasNotices Whether there are notices (Echo)
	 */
	public function __construct(
		private readonly bool $hasMail,
		public readonly bool $hasHtmlMail,
		private readonly bool $hasNotices
	) {
	}

	/** @return string[] Of Subscription::DELIVERIES, those of this wiki */
	public function all(): array {
		return [ ...( $this->hasMail ? [ 'email' ] : [] ), ...( $this->hasNotices ? [ 'echo' ] : [] ), 'talk' ];
	}

	/** The first one that works */
	public function best( User $user ): string {
		foreach ( $this->all() as $delivery ) {
			if ( $this->works( $delivery, $user ) ) {
				return $delivery;
			}
		}
		return 'talk';
	}

	/** E-mail goes only where somebody has confirmed that it is theirs. */
	public function works( string $delivery, User $user ): bool {
		return in_array( $delivery, $this->all(), true ) && ( $delivery !== 'email' || $user->isEmailConfirmed() );
	}
}
