<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use JobSpecification;
use LogicException;
use MediaWiki\JobQueue\JobQueueGroupFactory;

/**
 * The jobs of the index, each of which waits in a wiki's queue at most once.
 */
class IndexJobs {
	public const EXTEND_HORIZON = 'eventCalendarExtendHorizon';
	public const PURGE = 'eventCalendarPurge';

	/** Parameter of PURGE: whether the other wikis that share the index are to be told as well */
	public const EVERYWHERE = 'everywhere';

	public function __construct( private readonly JobQueueGroupFactory $queues ) {
	}

	public function push( string $type ): void {
		$this->queues->makeJobQueueGroup()->lazyPush( self::job( $type ) );
	}

	/**
	 * After the index has changed.
	 */
	public function pushChange(): void {
		// Others are told by the job, not by whoever saves a page: there may be hundreds of wikis.
		$this->queues->makeJobQueueGroup()->lazyPush( self::job( self::PURGE, [ self::EVERYWHERE => true ] ) );
	}

	/**
	 * @param string $wiki WikiMap id of another wiki
	 * @param string $type
	 * @throws LogicException When this wiki does not know the other one
	 */
	public function pushTo( string $wiki, string $type ): void {
		$this->queues->makeJobQueueGroup( $wiki )->push( self::job( $type ) );
	}

	/**
	 * @param string $type
	 * @param array<string,mixed> $params
	 */
	private static function job( string $type, array $params = [] ): JobSpecification {
		return new JobSpecification( $type, $params, [ 'removeDuplicates' => true ] );
	}
}
