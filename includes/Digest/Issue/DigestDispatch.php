<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Deferred\MWCallableUpdate;
use MediaWiki\Deferred\TransactionRoundAwareUpdate;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePage;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestRun;

/**
 * Starts what cron would start within the hour, once the editor's request has its answer.
 */
class DigestDispatch {
	public function __construct(
		private readonly DigestRun $run,
		private readonly IssuePage $pages
	) {
	}

	public function soon(): void {
		$update = new MWCallableUpdate( function (): void {
			// Notices lead to the page.
			$this->pages->publishAll();
			$this->run->push();
		}, __METHOD__ );
		// The ledger commits on its own.
		$update->setTransactionRoundRequirement( TransactionRoundAwareUpdate::TRX_ROUND_ABSENT );
		DeferredUpdates::addUpdate( $update );
	}
}
