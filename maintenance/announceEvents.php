<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;
use MediaWiki\Extension\EventCalendar\Observability\RunCount;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Announces events on pages of this wiki: every hour, by cron.
 */
class AnnounceEvents extends Maintenance {
	private const LIMIT = 500;

	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Announces what is due in the channels of this wiki that the settings mark as automatic. For cron, every hour; ' .
			'several may run at once, and an interrupted run is continued by the next one.'
		);
		$this->addOption( 'limit', 'How many announcements to write at most; ' . self::LIMIT . ' if it is left out', false, true );
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		return $this->getServiceContainer()->getService( 'EventCalendar.RunLog' )->watch( RunLog::ANNOUNCEMENTS, $this->run( ... ) );
	}

	private function run( RunCount $count ): bool {
		[ $written, $skipped, $failed ] = $this->getServiceContainer()->getService( 'EventCalendar.AutomaticAnnouncer' )
			->run( max( 1, (int)$this->getOption( 'limit', self::LIMIT ) ) );
		$count->add( $written + $skipped, $failed );
		if ( $written + $skipped + $failed > 0 ) {
			$this->output( "$written announced, $skipped left out, $failed went wrong\n" );
		}
		return $failed === 0;
	}
}

// @codeCoverageIgnoreStart
$maintClass = AnnounceEvents::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
