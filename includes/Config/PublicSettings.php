<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

use MediaWiki\Permissions\PermissionManager;

/**
 * What load.php may tell, which gives the same to everybody and knows no sessions: of a wiki that not everybody may read, the
 * shipped settings.
 */
final class PublicSettings implements SettingsLookup {
	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly PermissionManager $permissions
	) {
	}

	/** @inheritDoc */
	public function get(): CalendarSettings {
		return $this->isWhole() ? $this->settings->get() : SettingsPageLookup::shipped();
	}

	/**
	 * Whether these are all settings.
	 */
	public function isWhole(): bool {
		return $this->permissions->isEveryoneAllowed( 'read' );
	}
}
