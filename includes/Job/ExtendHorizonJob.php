<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Job;

use Job;
use MediaWiki\Extension\EventCalendar\Indexing\HorizonExtender;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Observability\JobWatch;

/**
 * Catches the horizon up where cron does not run, a part at a time.
 */
final class ExtendHorizonJob extends Job {
	/** Keeps one job within the time that a request may spend on it */
	private const SERIES = 500;

	/** @param array<string,mixed> $params */
	public function __construct(
		array $params,
		private readonly HorizonExtender $extender,
		private readonly IndexJobs $jobs,
		private readonly JobWatch $watch
	) {
		parent::__construct( IndexJobs::EXTEND_HORIZON, $params );
		$this->removeDuplicates = true;
		// It commits batch by batch.
		$this->executionFlags |= self::JOB_NO_EXPLICIT_TRX_ROUND;
	}

	public function run(): bool {
		return $this->watch->run( $this->getType(), function () {
			if ( !$this->extender->extend( self::SERIES ) ) {
				$this->jobs->push( IndexJobs::EXTEND_HORIZON );
			}
		} );
	}
}
