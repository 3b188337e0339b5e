<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Subscription;

use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestFooter;
use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Links that end a subscription without logging in. They are signed with the subscription's own secret and the wiki's, so
 * that nobody can make one, and each dies with its subscription.
 */
class UnsubscribeLinks {
	public const SPECIAL_PAGE = 'EventDigest';
	public const SUBPAGE = 'unsubscribe';

	/** What takes the place of a secret where there is no subscription, so that it takes as long to find out */
	private const NO_SECRET = '00000000000000000000000000000000';

	/**
	 * @param SubscriptionStore $store
	 * @param string $wiki WikiMap id
	 * @param string $secretKey `$wgSecretKey`
	 */
	public function __construct(
		private readonly SubscriptionStore $store,
		private readonly string $wiki,
		private readonly string $secretKey
	) {
	}

	/**
	 * @return string Absolute URL. A GET asks; a POST with the body `List-Unsubscribe=One-Click` does it (RFC 8058 §3.1)
	 */
	public function url( Subscription $subscription ): string {
		return SpecialPage::getTitleFor( self::SPECIAL_PAGE, self::SUBPAGE )->getCanonicalURL( [
			'id' => (string)$subscription->id, 'token' => $this->token( $subscription->id, $subscription->secret )
		] );
	}

	public function footer( Subscription $subscription ): DigestFooter {
		return new DigestFooter( $this->changeUrl(), $this->url( $subscription ) );
	}

	/** For readers who are no subscribers, or not known as such */
	public function footerForAll(): DigestFooter {
		return new DigestFooter( $this->changeUrl() );
	}

	/**
	 * @param int $id
	 * @param string $token As they stand in a link
	 * @return Subscription|null Null for a wrong token as for a subscription that does not exist (any more)
	 */
	public function find( int $id, string $token ): ?Subscription {
		$subscription = $id > 0 ? $this->store->findById( $id ) : null;
		$expected = $this->token( $id, $subscription?->secret ?: self::NO_SECRET );
		return hash_equals( $expected, $token ) ? $subscription : null;
	}

	private function token( int $id, string $secret ): string {
		return hash_hmac( 'sha256', "eventcalendar-digest\n$this->wiki\n$id", "$secret\n$this->secretKey" );
	}

	private function changeUrl(): string {
		return SpecialPage::getTitleFor( self::SPECIAL_PAGE )->getCanonicalURL();
	}
}
