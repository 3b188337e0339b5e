<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use JobQueueGroup;
use JobSpecification;

/**
 * The jobs of the index, each of which waits in the queue at most once.
 */
final class IndexJobs {
	public const EXTEND_HORIZON = 'eventCalendarExtendHorizon';
	public const PURGE = 'eventCalendarPurge';

	public function __construct( private readonly JobQueueGroup $queue ) {
	}

	public function push( string $type ): void {
		$this->queue->lazyPush( new JobSpecification( $type, [], [ 'removeDuplicates' => true ] ) );
	}
}
