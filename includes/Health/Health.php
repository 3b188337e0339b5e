<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Health;

use Psr\Log\LoggerInterface;
use Throwable;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * All checks. One that is broken keeps nobody from the others, nor from the page that shows them.
 */
class Health {
	/**
	 * @param HealthCheck[] $checks
	 * @param LoggerInterface $logger
	 */
	public function __construct(
		private readonly array $checks,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * @return Finding[]
	 */
	public function check(): array {
		$findings = [];
		foreach ( $this->checks as $check ) {
			try {
				array_push( $findings, ...$check->check( ConvertibleTimestamp::time() ) );
			} catch ( Throwable $e ) {
				$this->logger->error( 'The check {check} is broken', [
					'event' => 'health-not-read', 'check' => $check::class, 'exception' => $e
				] );
				$findings[] = Finding::trouble( new MessageValue( 'eventcalendar-health-unknown' ), Finding::STALE );
			}
		}
		return $findings;
	}
}
