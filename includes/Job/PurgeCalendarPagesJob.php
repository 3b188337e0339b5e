<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Job;

use Job;
use MediaWiki\Extension\EventCalendar\Indexing\CalendarPurge;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Observability\JobWatch;

/**
 * Has the pages that show a calendar drawn anew after something in the index changed, here and where else it is shown.
 */
final class PurgeCalendarPagesJob extends Job {
	/** @param array<string,mixed> $params */
	public function __construct(
		array $params,
		private readonly CalendarPurge $purge,
		private readonly JobWatch $watch
	) {
		parent::__construct( IndexJobs::PURGE, $params );
		$this->removeDuplicates = true;
		// It commits batch by batch.
		$this->executionFlags |= self::JOB_NO_EXPLICIT_TRX_ROUND;
	}

	public function run(): bool {
		return $this->watch->run( $this->getType(), fn () => $this->purge->purge(
			(bool)( $this->params[IndexJobs::EVERYWHERE] ?? false ), (int)( $this->params[IndexJobs::AGAIN] ?? 0 )
		) );
	}
}
