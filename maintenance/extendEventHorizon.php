<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Indexing\RebuildProgress;
use MediaWiki\Extension\EventCalendar\Observability\RunCount;
use MediaWiki\Extension\EventCalendar\Observability\RunLog;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Gives series their rows up to the horizon of today, the index what it has missed, and pages with a calendar the new day:
 * daily, by cron.
 */
class ExtendEventHorizon extends Maintenance {
	private const BATCH = 500;

	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Indexes the occurrences of series up to $wgEventCalendarHorizonDays ahead of today, and what the index ' .
			'has missed; has pages with a calendar show the new day. For cron, daily after midnight; an ' .
			'interrupted run is continued by the next one.'
		);
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		return $this->getServiceContainer()->getService( 'EventCalendar.RunLog' )->watch( RunLog::HORIZON, $this->run( ... ) );
	}

	private function run( RunCount $count ): bool {
		$done = 0;
		$failed = 0;
		$services = $this->getServiceContainer();
		$services->getService( 'EventCalendar.HorizonExtender' )->extend(
			PHP_INT_MAX,
			function ( int $extended, int $notExtended ) use ( &$done, &$failed ) {
				[ $done, $failed ] = [ $extended, $notExtended ];
				$this->output( "$done series extended, $failed failed\n" );
			}
		);
		$missed = $this->catchUp();
		// Caches let go of yesterday by themselves, but core goes on telling browsers that the page they have is not modified.
		$services->getService( 'EventCalendar.IndexJobs' )->push( IndexJobs::PURGE );
		// Elsewhere somebody may have closed what people register with.
		$services->getService( 'EventCalendar.RegistrationSweep' )->watchAll();
		$count->add( $done + $missed->changed, $failed + $missed->failed );
		$this->output( "Done.\n" );
		return $failed + $missed->failed === 0;
	}

	/** What processes that were killed, or found no database, left undone; and everything once the rules of zones are others. */
	private function catchUp(): RebuildProgress {
		$services = $this->getServiceContainer();
		$rebuilder = $services->getService( 'EventCalendar.IndexRebuilder' );
		$rules = $services->getService( 'EventCalendar.ZoneRules' );
		if ( $rules->areKnown() ) {
			$missed = $rebuilder->catchUp( self::BATCH );
		} else {
			$missed = $rebuilder->rebuild( 0, self::BATCH, static fn () => null );
			if ( $missed->failed === 0 ) {
				$rules->remember();
			}
		}
		if ( $missed->changed + $missed->failed > 0 ) {
			$this->output( "$missed->changed pages that the index had missed, $missed->failed failed\n" );
		}
		return $missed;
	}
}

// @codeCoverageIgnoreStart
$maintClass = ExtendEventHorizon::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
