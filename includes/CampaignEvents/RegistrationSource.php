<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

/**
 * Where registrations come from.
 */
interface RegistrationSource {
	/**
	 * @return Registration|null Null if there is none with that id, or it was deleted
	 * @throws RegistrationSourceException If that cannot be said now
	 */
	public function fetch( RegistrationId $id ): ?Registration;
}
