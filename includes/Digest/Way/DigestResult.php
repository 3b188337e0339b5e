<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\Extension\EventCalendar\Store\DigestState;

/**
 * What became of a digest for one subscriber.
 */
final class DigestResult {
	/**
	 * @param DigestState $state Sent, Failed or Refused
	 * @param string $reason Why not, as a short code without anything of the recipient
	 * @param bool $isForAll Whether there is no use in trying others now
	 */
	private function __construct(
		public readonly DigestState $state,
		public readonly string $reason = '',
		public readonly bool $isForAll = false
	) {
	}

	public static function sent(): self {
		return new self( DigestState::Sent );
	}

	/** It may work later */
	public static function failed( string $reason, bool $isForAll = false ): self {
		return new self( DigestState::Failed, $reason, $isForAll );
	}

	/** It will never work */
	public static function refused( string $reason ): self {
		return new self( DigestState::Refused, $reason );
	}
}
