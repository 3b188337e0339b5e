<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
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
	 */
	public function __construct(
		private readonly array $ways,
		private readonly LoggerInterface $logger
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
			$this->logger->error( 'A digest could not be sent by {way}: {class}', [
				'way' => $subscription->delivery, 'class' => $e::class, 'subscription' => $subscription->id
			] );
			return DigestResult::failed( 'error' );
		}
		if ( $result->state !== DigestState::Sent ) {
			$this->logger->info( 'A digest was not sent by {way}: {reason}', [
				'way' => $subscription->delivery, 'reason' => $result->reason, 'subscription' => $subscription->id
			] );
		}
		return $result;
	}
}
