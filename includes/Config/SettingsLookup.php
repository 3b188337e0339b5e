<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

interface SettingsLookup {
	/**
	 * Never fails: a broken settings page gives the last good one, or the shipped defaults.
	 */
	public function get(): CalendarSettings;
}
