<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Deletes what is kept about a user beside what they wrote on pages.
 */
class DeleteEventUserData extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Deletes what a user is subscribed to, wants to be reminded of and was sent, and takes their name off what they did ' .
			'of promotion plans; on all wikis that share the tables. What they wrote on pages stays, with logs and notices.'
		);
		$this->addOption( 'user', 'Name of the user', false, true );
		$this->addOption( 'central-id', 'Central id of the user, for an account that is gone', false, true );
		$this->addOption( 'dry-run', 'Only say how much there is' );
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		$data = $this->getServiceContainer()->getService( 'EventCalendar.UserData' );
		$id = $this->centralId();
		$isDry = $this->hasOption( 'dry-run' );
		foreach ( $isDry ? $data->count( $id ) : $data->forget( $id ) as $table => $rows ) {
			$this->output( "$table: $rows rows" . ( $isDry ? " would go\n" : " gone\n" ) );
		}
		return true;
	}

	private function centralId(): int {
		if ( $this->hasOption( 'user' ) === $this->hasOption( 'central-id' ) ) {
			$this->fatalError( 'Say who it is: either --user or --central-id.' );
		}
		if ( $this->hasOption( 'central-id' ) ) {
			$id = $this->getOption( 'central-id' );
			return ctype_digit( $id ) && $id > 0 ? (int)$id : $this->fatalError( "$id is no central id." );
		}
		$name = $this->getOption( 'user' );
		$user = $this->getServiceContainer()->getUserIdentityLookup()->getUserIdentityByName( $name );
		$id = $user ? $this->getServiceContainer()->getService( 'EventCalendar.UserData' )->centralId( $user ) : 0;
		return $id ?: $this->fatalError( "There is no user $name with a central id. If the account is gone, use --central-id." );
	}
}

// @codeCoverageIgnoreStart
$maintClass = DeleteEventUserData::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
