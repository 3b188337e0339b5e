<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use Psr\Log\LoggerInterface;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Asks for a registration, and has the pages that show it drawn anew if it says something new.
 */
class RegistrationRefresh {
	public function __construct(
		private readonly RegistrationSource $source,
		private readonly RegistrationStore $store,
		private readonly IndexJobs $jobs,
		private readonly LoggerInterface $logger
	) {
	}

	public function refresh( RegistrationId $id ): void {
		$now = ConvertibleTimestamp::time();
		$known = $this->store->get( $id );
		if ( $known && $known->due > $now ) {
			// Another job did it while this one waited.
			return;
		}
		try {
			$record = RegistrationRecord::heard( $this->source->fetch( $id ), $now );
		} catch ( RegistrationSourceException $e ) {
			$this->logger->warning( 'Could not read registration {url}: {problem}', [
				'event' => 'registration-not-read', 'url' => $id->url(), 'problem' => $e->getMessage()
			] );
			$record = RegistrationRecord::afterFailure( $known, $now );
		}
		$this->store->set( $id, $record );
		if ( !$record->saysTheSame( $known ) ) {
			$this->jobs->pushChange();
		}
	}
}
