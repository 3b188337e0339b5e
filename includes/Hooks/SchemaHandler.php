<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Store\SqlEventIndexStore;
use MediaWiki\Installer\Hook\LoadExtensionSchemaUpdatesHook;

final class SchemaHandler implements LoadExtensionSchemaUpdatesHook {
	/** @inheritDoc */
	public function onLoadExtensionSchemaUpdates( $updater ) {
		$folder = dirname( __DIR__, 2 ) . "/sql/{$updater->getDB()->getType()}";
		$updater->addExtensionUpdateOnVirtualDomain(
			[ SqlEventIndexStore::DOMAIN, 'addTable', 'ec_event', "$folder/tables-generated.sql", true ]
		);
		$updater->addExtensionUpdateOnVirtualDomain(
			[ SqlEventIndexStore::DOMAIN, 'addTable', 'ec_version', "$folder/patch-ec_version.sql", true ]
		);
		$updater->addExtensionUpdateOnVirtualDomain(
			[ SqlEventIndexStore::DOMAIN, 'addTable', 'ec_review', "$folder/patch-ec_review.sql", true ]
		);
		$updater->addExtensionUpdateOnVirtualDomain(
			[ SqlEventIndexStore::DOMAIN, 'addTable', 'ec_delivery', "$folder/patch-ec_delivery.sql", true ]
		);
	}
}
