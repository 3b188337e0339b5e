<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersNotice;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePage;

/**
 * What cron sees to beside sending: the pages of issues that went out, and the notice to organisers.
 */
class DigestChores {
	public function __construct(
		private readonly IssuePage $pages,
		private readonly OrganizersNotice $notice
	) {
	}

	/**
	 * @return array{int,int,int} Pages that were made, notices that were sent, and those that could not be
	 */
	public function run(): array {
		return [ $this->pages->publishAll(), ...$this->notice->run() ];
	}
}
