<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use JobSpecification;
use LogicException;
use MediaWiki\JobQueue\JobQueueGroupFactory;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The jobs of the index, each of which waits in a wiki's queue at most once.
 */
class IndexJobs {
	public const EXTEND_HORIZON = 'eventCalendarExtendHorizon';
	public const PURGE = 'eventCalendarPurge';

	/** Parameter of PURGE: whether the other wikis that share the index are to be told as well */
	public const EVERYWHERE = 'everywhere';

	/** Parameter of PURGE: how often it was done already without the replicas having had what it is about */
	public const AGAIN = 'again';

	/** About four hours, where the queue knows of delays: 15 seconds, twice that, and so on */
	private const MOST_AGAIN = 10;
	private const FIRST_DELAY = 15;

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
	 * After a purge that may have had old pages kept anew, since replicas are behind.
	 *
	 * @param int $times How often it was done because of that already
	 * @return bool False if that was often enough
	 */
	public function purgeAgain( int $times ): bool {
		if ( $times >= self::MOST_AGAIN ) {
			return false;
		}
		$queues = $this->queues->makeJobQueueGroup();
		$params = [ self::AGAIN => $times + 1 ];
		// Elsewhere the purge itself takes the time of waiting for the replicas.
		if ( $queues->get( self::PURGE )->delayedJobsEnabled() ) {
			$params['jobReleaseTimestamp'] = ConvertibleTimestamp::time() + self::FIRST_DELAY * 2 ** $times;
		}
		$queues->lazyPush( self::job( self::PURGE, $params ) );
		return true;
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
