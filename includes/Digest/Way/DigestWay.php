<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\User\User;

/**
 * A way that a digest takes to a subscriber.
 */
interface DigestWay {
	/**
	 * @param Subscription $subscription
	 * @param User $user
	 * @param DigestContent $content
	 * @param bool $isAgain Whether somebody may have sent it before, and did not live to say so
	 */
	public function send( Subscription $subscription, User $user, DigestContent $content, bool $isAgain ): DigestResult;
}
