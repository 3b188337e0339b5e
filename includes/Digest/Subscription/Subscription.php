<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Subscription;

/**
 * That somebody gets the digest of this wiki, and how. There is one for a user at most.
 */
final class Subscription {
	public const FORMATS = [ 'html', 'text' ];
	public const DELIVERIES = [ 'email', 'echo', 'talk' ];
	public const RHYTHMS = [ 'weekly', 'fortnightly' ];

	/**
	 * @param int $id 0 for one that was not saved yet
	 * @param int $user Central id
	 * @param SubscriptionFilter $filter
	 * @param string $language Code
	 * @param string $zone IANA name
	 * @param string $format One of FORMATS; counts for e-mail alone
	 * @param string $delivery One of DELIVERIES
	 * @param string $rhythm One of RHYTHMS
	 * @param string $secret 32 hexadecimal digits, which nobody is shown; empty for one that was not saved yet
	 * @param int $time Unix time when it was made
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $user,
		public readonly SubscriptionFilter $filter,
		public readonly string $language,
		public readonly string $zone,
		public readonly string $format,
		public readonly string $delivery,
		public readonly string $rhythm,
		public readonly string $secret = '',
		public readonly int $time = 0
	) {
	}
}
