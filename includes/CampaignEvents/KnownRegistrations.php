<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

/**
 * Registrations as they were last heard of. What is asked for, and is not known or is old, is renewed by a job.
 */
final class KnownRegistrations implements RegistrationLookup {
	/**
	 * @param RegistrationWikis $wikis
	 * @param RegistrationStore $store
	 * @param RegistrationWatch|null $watch Null: nothing is renewed
	 */
	public function __construct(
		private readonly RegistrationWikis $wikis,
		private readonly RegistrationStore $store,
		private readonly ?RegistrationWatch $watch
	) {
	}

	/** @inheritDoc */
	public function prepare( array $urls ): void {
		$this->watch?->check( array_values( array_filter( array_map( $this->wikis->find( ... ), array_unique( $urls ) ) ) ) );
	}

	/** @inheritDoc */
	public function find( ?string $url ): ?Registration {
		return $this->record( $url )?->registration;
	}

	/** @inheritDoc */
	public function isGone( ?string $url ): bool {
		return $this->record( $url )->isGone ?? false;
	}

	/** @inheritDoc */
	public function withoutAsking(): self {
		return new self( $this->wikis, $this->store, null );
	}

	/** @inheritDoc */
	public function isWatched( ?string $url ): bool {
		return $this->wikis->find( $url ) !== null;
	}

	private function record( ?string $url ): ?RegistrationRecord {
		$id = $this->wikis->find( $url );
		if ( !$id ) {
			return null;
		}
		$this->watch?->check( [ $id ] );
		return $this->store->get( $id );
	}
}
