<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Job;

use Job;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestJobs;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestSender;
use MediaWiki\Extension\EventCalendar\Observability\JobWatch;

/**
 * Sends an issue of the digest to the subscribers of a block. It may be run any number of times.
 */
final class SendEventDigestJob extends Job {
	/** @param array<string,mixed> $params `issue` and `block`, as DigestJobs puts them there */
	public function __construct(
		array $params,
		private readonly DigestSender $sender,
		private readonly JobWatch $watch
	) {
		parent::__construct( DigestJobs::SEND, $params );
		$this->removeDuplicates = true;
		// What was sent is written down mail by mail.
		$this->executionFlags |= self::JOB_NO_EXPLICIT_TRX_ROUND;
	}

	public function run(): bool {
		return $this->watch->run( $this->getType(), fn () => $this->sender->sendBlock(
			(string)$this->params[DigestJobs::ISSUE], (int)$this->params[DigestJobs::BLOCK]
		) );
	}
}
