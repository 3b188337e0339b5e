<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;

/**
 * Who gets the digest of this wiki.
 */
interface SubscriptionStore {
	/**
	 * @param int $user Central id
	 */
	public function find( int $user ): ?Subscription;

	public function findById( int $id ): ?Subscription;

	/**
	 * Makes the user's subscription this one, whether there was one before or not. Id, secret and time of one that is there
	 * stay as they are, so that links in mails that were sent go on to work.
	 *
	 * @return Subscription As it is now
	 */
	public function save( Subscription $subscription ): Subscription;

	/**
	 * @return bool Whether it was there
	 */
	public function delete( int $id ): bool;

	/**
	 * @param int $id Those with a higher one
	 * @param int $limit
	 * @return Subscription[] Ordered by id
	 */
	public function listAfter( int $id, int $limit ): array;

	public function count(): int;
}
