<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use Wikimedia\Rdbms\IConnectionProvider;

final class SqlIssueReopening implements IssueReopening {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function reopen( string $name ): bool {
		$db = $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
		// The time of its state stays: who subscribed since begins with the next one, and it is over when it would have been.
		$db->newUpdateQueryBuilder()
			->update( 'ec_digest_issue' )
			->set( [ 'edi_state' => IssueState::Sending->value ] )
			->where( [ 'edi_wiki' => $this->wiki, 'edi_name' => $name, 'edi_state' => IssueState::Sent->value ] )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows() > 0;
	}
}
