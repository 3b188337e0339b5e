<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

/**
 * Where no wiki with registrations is configured.
 */
final class NoRegistrations implements RegistrationLookup {
	/** @inheritDoc */
	public function prepare( array $urls ): void {
	}

	/** @inheritDoc */
	public function find( ?string $url ): ?Registration {
		return null;
	}

	/** @inheritDoc */
	public function isGone( ?string $url ): bool {
		return false;
	}

	/** @inheritDoc */
	public function withoutAsking(): self {
		return $this;
	}

	/** @inheritDoc */
	public function isWatched( ?string $url ): bool {
		return false;
	}
}
