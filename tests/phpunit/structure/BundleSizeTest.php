<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Tests\Structure\BundleSizeTestBase;

/**
 * @coversNothing
 */
class BundleSizeTest extends BundleSizeTestBase {
	protected function setUp(): void {
		parent::setUp();
		// The parent takes the database away, in which the settings page is.
		$settings = $this->createStub( SettingsLookup::class );
		$settings->method( 'get' )->willReturn( new CalendarSettings( [], [], [] ) );
		$this->setService( 'EventCalendar.SettingsLookup', $settings );
	}

	/** @inheritDoc */
	public function getBundleSizeConfig(): string {
		return dirname( __DIR__, 3 ) . '/bundlesize.config.json';
	}
}
