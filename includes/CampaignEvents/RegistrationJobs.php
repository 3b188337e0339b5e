<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

use JobQueueGroup;
use JobSpecification;

/**
 * The jobs that ask for registrations, each of which waits in the queue at most once.
 */
class RegistrationJobs {
	public const REFRESH = 'eventCalendarRefreshRegistration';

	public function __construct( private readonly JobQueueGroup $queue ) {
	}

	/**
	 * @param RegistrationId[] $ids
	 */
	public function push( array $ids ): void {
		$this->queue->lazyPush( array_map( static fn ( RegistrationId $id ) => new JobSpecification(
			self::REFRESH, [ 'wiki' => $id->wiki, 'id' => $id->id ], [ 'removeDuplicates' => true ]
		), $ids ) );
	}
}
