<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Store\SqlEventIndexStore;
use MediaWiki\Installer\Hook\LoadExtensionSchemaUpdatesHook;

final class SchemaHandler implements LoadExtensionSchemaUpdatesHook {
	/** Tables that wikis with an earlier version lack */
	private const LATER = [
		'ec_version', 'ec_review', 'ec_delivery', 'ec_interest', 'ec_change', 'ec_digest_subscription', 'ec_digest_issue',
		'ec_promotion_action', 'ec_event_count', 'ec_run',
	];

	/** @inheritDoc */
	public function onLoadExtensionSchemaUpdates( $updater ) {
		$folder = dirname( __DIR__, 2 ) . "/sql/{$updater->getDB()->getType()}";
		$updater->addExtensionUpdateOnVirtualDomain(
			[ SqlEventIndexStore::DOMAIN, 'addTable', 'ec_event', "$folder/tables-generated.sql", true ]
		);
		foreach ( self::LATER as $table ) {
			$updater->addExtensionUpdateOnVirtualDomain(
				[ SqlEventIndexStore::DOMAIN, 'addTable', $table, "$folder/patch-$table.sql", true ]
			);
		}
	}
}
