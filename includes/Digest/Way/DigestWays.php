<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use MediaWiki\User\User;
use Psr\Log\LoggerInterface;
use Throwable;

/**
 * All ways, by the names that subscriptions give them.
 */
class DigestWays {
	/**
	 * @param array<string,DigestWay> $ways
	 * @param LoggerInterface $logger
	 * @param Metrics $metrics
	 */
	public function __construct(
		private readonly array $ways,
		private readonly LoggerInterface $logger,
		private readonly Metrics $metrics
	) {
	}

	/**
	 * Never throws: what goes wrong for one is no reason to leave out the others.
	 */
	public function send( Subscription $subscription, User $user, DigestContent $content, bool $isAgain ): DigestResult {
		$way = $this->ways[$subscription->delivery] ?? null;
		if ( !$way ) {
			return DigestResult::refused( 'no-way' );
		}
		try {
			$result = $way->send( $subscription, $user, $content, $isAgain );
		} catch ( Throwable $e ) {
			// What it says may name an address.
			$this->logger->error( 'A digest could not be sent by {way}: {class}', [
				'event' => 'digest-broken', 'way' => $subscription->delivery, 'class' => $e::class
			] );
			$result = DigestResult::failed( 'error' );
		}
		if ( $result->state === DigestState::Failed ) {
			$this->logger->warning( 'A digest could not be sent by {way}: {reason}', [
				'event' => 'digest-failed', 'issue' => $content->issue, 'way' => $subscription->delivery, 'reason' => $result->reason
			] );
		} elseif ( $result->state === DigestState::Refused ) {
			$this->logger->info( 'A digest was refused by {way}: {reason}', [
				'event' => 'digest-refused', 'issue' => $content->issue, 'way' => $subscription->delivery, 'reason' => $result->reason
			] );
		}
		$this->metrics->count( Metrics::DIGESTS, [ 'way' => $subscription->delivery, 'result' => $result->state->value ] );
		return $result;
	}
}
