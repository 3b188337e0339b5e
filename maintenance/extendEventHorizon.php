<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Gives series their rows up to the horizon of today: daily, by cron.
 */
class ExtendEventHorizon extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Indexes the occurrences of series up to $wgEventCalendarHorizonDays ahead of today. For cron, daily; ' .
			'an interrupted run is continued by the next one.'
		);
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		$done = 0;
		$failed = 0;
		$this->getServiceContainer()->getService( 'EventCalendar.HorizonExtender' )->extend(
			PHP_INT_MAX,
			function ( int $extended, int $notExtended ) use ( &$done, &$failed ) {
				[ $done, $failed ] = [ $extended, $notExtended ];
				$this->output( "$done series extended, $failed failed\n" );
			}
		);
		$this->output( "Done.\n" );
		return $failed === 0;
	}
}

// @codeCoverageIgnoreStart
$maintClass = ExtendEventHorizon::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
