<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Store\EventCounter;
use MediaWiki\Request\WebRequest;
use MediaWiki\User\User;

/**
 * Counts that a link was followed, and nothing of who followed it.
 */
class ClickCounter {
	/** Name of the rate limit: beyond it, links work and are not counted */
	public const LIMIT = 'eventcalendar-link';

	public function __construct(
		private readonly EventCounter $counter,
		private readonly Campaigns $campaigns
	) {
	}

	/**
	 * After the answer has gone: core logs an error there, and the reader is on the page already.
	 *
	 * @param LinkTarget $target
	 * @param string $campaign As the link has it
	 * @param WebRequest $request
	 * @param User $user
	 * @param int $now Unix time
	 */
	public function count( LinkTarget $target, string $campaign, WebRequest $request, User $user, int $now ): void {
		if ( $target->date === null || !self::isClick( $request ) || $user->pingLimiter( self::LIMIT ) ) {
			return;
		}
		$name = $this->campaigns->nameOf( $campaign );
		DeferredUpdates::addCallableUpdate( fn () => $this->counter->add(
			EventCounter::CLICK, $target->uid, $target->date, $name, $now
		) );
	}

	/**
	 * Whether somebody means to see the page, as far as the request tells.
	 */
	private static function isClick( WebRequest $request ): bool {
		// https://html.spec.whatwg.org/multipage/links.html#link-type-prefetch: nobody may ever look at what is prefetched.
		$purpose = $request->getHeader( 'Sec-Purpose' ) . $request->getHeader( 'Purpose' ) . $request->getHeader( 'X-Moz' );
		return $request->getMethod() === 'GET'
			&& stripos( $purpose, 'pre' ) === false
			&& !Crawlers::has( (string)$request->getHeader( 'User-Agent' ) );
	}
}
