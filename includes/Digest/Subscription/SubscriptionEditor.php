<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Subscription;

use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;
use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\User\User;
use MediaWiki\User\UserIdentity;
use StatusValue;

/**
 * Changes one's own subscription. The caller has checked the token, and that the wiki can be written to.
 */
class SubscriptionEditor {
	public const LIMIT = 'eventcalendar-digest';

	public function __construct(
		private readonly SubscriptionStore $store,
		private readonly CentralIdLookup $centralIds,
		private readonly Deliveries $deliveries
	) {
	}

	public function find( UserIdentity $user ): ?Subscription {
		$id = $this->centralId( $user );
		return $id ? $this->store->find( $id ) : null;
	}

	/**
	 * @param User $user
	 * @param Subscription $wanted Whoever it says it is for
	 * @return StatusValue Of the Subscription
	 */
	public function subscribe( User $user, Subscription $wanted ): StatusValue {
		$id = $user->isNamed() ? $this->centralId( $user ) : 0;
		if ( !$id ) {
			return StatusValue::newFatal( 'eventcalendar-digest-no-account' );
		}
		if ( $user->getBlock()?->isSitewide() ) {
			return StatusValue::newFatal( 'eventcalendar-digest-blocked' );
		}
		if ( !$this->deliveries->works( $wanted->delivery, $user ) ) {
			return StatusValue::newFatal( 'eventcalendar-digest-unconfirmed' );
		}
		if ( $user->pingLimiter( self::LIMIT ) ) {
			return StatusValue::newFatal( 'actionthrottledtext' );
		}
		return StatusValue::newGood( $this->store->save( new Subscription(
			0, $id, $wanted->filter, $wanted->language, $wanted->zone, $wanted->format, $wanted->delivery, $wanted->rhythm
		) ) );
	}

	/**
	 * Also for those who are blocked.
	 *
	 * @return StatusValue Of the Subscription that was ended, or null
	 */
	public function unsubscribe( User $user ): StatusValue {
		$subscription = $this->find( $user );
		if ( $subscription && $user->pingLimiter( self::LIMIT ) ) {
			return StatusValue::newFatal( 'actionthrottledtext' );
		}
		if ( $subscription ) {
			$this->store->delete( $subscription->id );
		}
		return StatusValue::newGood( $subscription );
	}

	private function centralId( UserIdentity $user ): int {
		return $this->centralIds->centralIdFromLocalUser( $user, CentralIdLookup::AUDIENCE_RAW );
	}
}
