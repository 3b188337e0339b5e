<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersNotice;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePage;
use MediaWiki\Extension\EventCalendar\Store\DigestPruning;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What cron sees to beside sending: the pages of issues that went out, the notice to organisers, and forgetting who got old
 * issues.
 */
class DigestChores {
	/**
	 * How long it is kept who got an issue, in seconds: an issue is over two days after it has begun, and goes out two weeks
	 * after it has closed at the latest
	 */
	private const KEPT = 90 * 86400;

	public function __construct(
		private readonly IssuePage $pages,
		private readonly OrganizersNotice $notice,
		private readonly DigestPruning $pruning
	) {
	}

	/**
	 * @return array{int,int,int} Pages that were made, notices that were sent, and those that could not be
	 */
	public function run(): array {
		$this->pruning->prune( ConvertibleTimestamp::time() - self::KEPT );
		return [ $this->pages->publishAll(), ...$this->notice->run() ];
	}
}
