<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;
use MediaWiki\Extension\EventCalendar\Export\ExportFile;
use MediaWiki\Extension\EventCalendar\Export\ExportFormats;
use MediaWiki\Extension\EventCalendar\Export\OmittedPage;
use RuntimeException;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Writes all events down, for a backup or for another wiki.
 */
class ExportEvents extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Writes all events of this wiki as JSON lines (everything that the pages say) or as iCalendar (what feeds tell, of all ' .
			'times and statuses). Pages that are not valid, or hidden, are left out and named on the standard error.'
		);
		$this->addOption( 'format', 'jsonl (default) or ics', false, true );
		$this->addOption( 'output', 'File to write, complete or not at all (default: the standard output)', false, true );
		$this->setBatchSize( 200 );
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		$format = (string)$this->getOption( 'format', 'jsonl' );
		if ( !in_array( $format, ExportFormats::NAMES, true ) ) {
			$this->fatalError( "--format=$format: jsonl or ics" );
		}
		$begin = microtime( true );
		$omitted = 0;
		try {
			$count = $this->getServiceContainer()->getService( 'EventCalendar.EventExport' )->write(
				$format,
				new ExportFile( $this->getOption( 'output' ) ),
				max( 1, (int)$this->getBatchSize() ),
				function ( OmittedPage $page ) use ( &$omitted ) {
					$omitted++;
					$this->error( "Left out, $page->reason: EventCalendar:" . strtr( $page->title, '_', ' ' ) );
				},
				fn ( int $done ) => $this->tell( sprintf(
					'%d events, %.0f a second', $done, $done / max( microtime( true ) - $begin, 0.001 )
				) )
			);
		} catch ( RuntimeException $e ) {
			$this->fatalError( $e->getMessage() );
		}
		$this->tell( "Done: $count events, $omitted pages left out" );
		return true;
	}

	/** The standard output is for the events alone. */
	private function tell( string $line ): void {
		if ( !$this->isQuiet() ) {
			$this->error( $line );
		}
	}
}

// @codeCoverageIgnoreStart
$maintClass = ExportEvents::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
