<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Job;

use Job;
use MediaWiki\Extension\EventCalendar\Observability\JobWatch;
use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementJobs;

/**
 * Announces an event on one page.
 */
final class AnnounceEventJob extends Job {
	/** @param array<string,mixed> $params `id` of an action, `user`: id of who announces */
	public function __construct(
		array $params,
		private readonly AnnouncementJobs $jobs,
		private readonly JobWatch $watch
	) {
		parent::__construct( AnnouncementJobs::TYPE, $params );
		$this->removeDuplicates = true;
	}

	public function run(): bool {
		// What goes wrong is in the ledger, and tried again from there.
		return $this->watch->run( $this->getType(), fn () => $this->jobs->run(
			(string)$this->params['id'], (int)$this->params['user']
		) );
	}
}
