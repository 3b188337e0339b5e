<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;
use MediaWiki\Message\Message;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * What Special:EventPromotion says of the state of things, for terminals and monitoring.
 */
class CheckEventHealth extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Says whether all goes on that has to go on by itself: cron, the index, what is sent. Its status is 1 if something ' .
			'needs somebody. It changes nothing.'
		);
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		$isWell = true;
		foreach ( $this->getServiceContainer()->getService( 'EventCalendar.Health' )->check() as $finding ) {
			$isWell = $isWell && $finding->isWell();
			$text = Message::newFromSpecifier( $finding->message )->inLanguage( 'en' )->useDatabase( false )->text();
			$line = strip_tags( preg_replace( '/\[\[:?([^\]|]+)\]\]/', '$1', $text ) );
			$this->output( $finding->isWell() ? "OK       $line\n" : "TROUBLE  $line\n         docs/admin.md#$finding->runbook\n" );
		}
		return $isWell;
	}
}

// @codeCoverageIgnoreStart
$maintClass = CheckEventHealth::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
