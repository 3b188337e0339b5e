<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Run before $wgEventCalendarRequireReview is switched on.
 */
class ReviewEvents extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Takes the newest revision of all events of this wiki for reviewed, so that they stay in the calendar when ' .
			'$wgEventCalendarRequireReview is switched on. Proposals are left alone. Without --accept-all it only counts.'
		);
		$this->addOption( 'accept-all', 'Do it' );
		$this->setBatchSize( 200 );
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		$isTrial = !$this->hasOption( 'accept-all' );
		$counts = $this->getServiceContainer()->getService( 'EventCalendar.ReviewStart' )
			->acceptAll( $isTrial, max( 1, (int)$this->getBatchSize() ) );
		$this->output( sprintf(
			"%d events %s, %d are reviewed already, %d left alone (proposals, not valid, or hidden)\n",
			$counts['accepted'], $isTrial ? 'would be accepted' : 'accepted', $counts['reviewed'], $counts['left']
		) );
		if ( !$isTrial ) {
			$this->output( "Now set \$wgEventCalendarRequireReview, and run rebuildEventIndex.\n" );
		}
		return true;
	}
}

// @codeCoverageIgnoreStart
$maintClass = ReviewEvents::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
