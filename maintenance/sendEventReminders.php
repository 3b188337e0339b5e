<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;
use MediaWiki\Extension\EventCalendar\Observability\RunCount;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;
use Wikimedia\Timestamp\ConvertibleTimestamp;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Tells people what is due: every five minutes, by cron.
 */
class SendEventReminders extends Maintenance {
	/** How long the ledger remembers who was told what, in seconds: longer than anything could be told once more */
	private const KEPT = 90 * 86400;

	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Reminds readers of what they want to be reminded of and tells them what has moved or is cancelled; asks the ' .
			'organisers of events that are over what came out of them. For cron, every five minutes; several may run at once, ' .
			'and an interrupted run is continued by the next one. Needs Echo.'
		);
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		return $this->getServiceContainer()->getService( 'EventCalendar.RunLog' )->watch( RunLog::REMINDERS, $this->run( ... ) );
	}

	private function run( RunCount $count ): bool {
		$services = $this->getServiceContainer();
		// These first: they cannot wait.
		[ $reminded, $notReminded ] = $services->getService( 'EventCalendar.ReminderRun' )->run();
		if ( $reminded + $notReminded > 0 ) {
			$this->output( "$reminded reminded or told of a change, $notReminded could not be\n" );
		}
		[ $asked, $notAsked ] = $services->getService( 'EventCalendar.FollowUpReminder' )->run();
		if ( $asked + $notAsked > 0 ) {
			$this->output( "$asked asked what came out of an event, $notAsked could not be\n" );
		}
		$services->getService( 'EventCalendar.DeliveryLedger' )->prune( ConvertibleTimestamp::time() - self::KEPT );
		$count->add( $reminded + $asked, $notReminded + $notAsked );
		return $notReminded + $notAsked === 0;
	}
}

// @codeCoverageIgnoreStart
$maintClass = SendEventReminders::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
