<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use JobQueueGroup;
use JobSpecification;

/**
 * The jobs that send an issue, one for a block, each of which waits in the queue at most once.
 */
class DigestJobs {
	public const SEND = 'eventCalendarSendDigest';

	/** Parameters */
	public const ISSUE = 'issue';
	public const BLOCK = 'block';

	public function __construct( private readonly JobQueueGroup $queue ) {
	}

	public function push( string $issue, int $block ): void {
		$this->queue->push( new JobSpecification(
			self::SEND, [ self::ISSUE => $issue, self::BLOCK => $block ], [ 'removeDuplicates' => true ]
		) );
	}
}
