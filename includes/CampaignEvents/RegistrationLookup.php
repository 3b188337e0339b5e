<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

/**
 * What is known of the registrations that events name. It never waits for another wiki.
 */
interface RegistrationLookup {
	/**
	 * Reads at once what is then asked for one by one; without it, each is read for itself.
	 *
	 * @param (string|null)[] $urls
	 */
	public function prepare( array $urls ): void;

	/**
	 * @param string|null $url Where people register, as an event page says it
	 * @return Registration|null Null if nothing is known of it
	 */
	public function find( ?string $url ): ?Registration;

	/**
	 * Whether the wiki said that there is no such registration.
	 */
	public function isGone( ?string $url ): bool;

	/**
	 * The same without having anything asked for: for texts that nobody has saved, which may name any number of them.
	 */
	public function withoutAsking(): self;

	/**
	 * Whether something may become known of it, now or later.
	 */
	public function isWatched( ?string $url ): bool;
}
