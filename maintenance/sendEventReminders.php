<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Tells people what is due: every five minutes, by cron.
 */
class SendEventReminders extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Asks the organisers of events that are over what came out of them, and once more after a week. For cron, every ' .
			'five minutes; several may run at once, and an interrupted run is continued by the next one. Needs Echo.'
		);
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		[ $sent, $failed ] = $this->getServiceContainer()->getService( 'EventCalendar.FollowUpReminder' )->run();
		if ( $sent + $failed > 0 ) {
			$this->output( "$sent asked what came out of an event, $failed could not be\n" );
		}
		return $failed === 0;
	}
}

// @codeCoverageIgnoreStart
$maintClass = SendEventReminders::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
