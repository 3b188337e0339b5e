<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * Where programs find what somebody subscribes to, and the addresses that take it to some of them. The front end makes the
 * same ones, see resources/src/model/subscription.ts; tests/fixtures/subscriptions.json holds both to it.
 */
final class Subscription {
	/**
	 * @param string $ics Whole address of the calendar
	 * @param array<string,string> $feeds Whole addresses of the other formats, by the keys of FeedLinks::TYPES; none for one
	 *  event
	 */
	private function __construct(
		public readonly string $ics,
		public readonly array $feeds = []
	) {
	}

	/**
	 * @param string $base Whole address of rest.php
	 * @param OccurrenceFilter $filter
	 * @param string|null $language Code of the language of texts; null for the wiki's
	 */
	public static function toFilter( string $base, OccurrenceFilter $filter, ?string $language ): self {
		$links = new FeedLinks( $base );
		return new self( $links->url( 'ics', $filter, $language ), [
			'atom' => $links->url( 'atom', $filter, $language ),
			'json' => $links->url( 'json', $filter, $language ),
		] );
	}

	/**
	 * @param string $base As above
	 * @param string $page Page id of the event, which stays when its page is moved, or prefixed title
	 * @param string|null $language As above
	 */
	public static function toEvent( string $base, string $page, ?string $language ): self {
		return new self( ( new FeedLinks( $base ) )->eventUrl( $page, $language ) );
	}

	/**
	 * Ways into programs and calendars on the web. No maker says how; known from use are `webcal:`, which programs register
	 * for, Google's `cid`, which takes a `webcal:` address and refuses an `https:` one
	 * (https://github.com/calagator/calagator/issues/556), and Outlook's `addfromweb`, which wants `https:`.
	 *
	 * @param string $name What the calendar is to be called. Marks of direction, which programs would show, are left out
	 * @return array{webcal:string,google:string,outlook:string,office:string}
	 */
	public function ways( string $name ): array {
		$webcal = preg_replace( '/^https?:/', 'webcal:', $this->ics );
		$outlook = 'calendar/0/addfromweb?url=' . rawurlencode( $this->ics ) . '&name=' .
			rawurlencode( preg_replace( '/[\x{2066}-\x{2069}]/u', '', $name ) );
		return [
			'webcal' => $webcal,
			'google' => 'https://calendar.google.com/calendar/r?cid=' . rawurlencode( $webcal ),
			'outlook' => "https://outlook.live.com/$outlook",
			'office' => "https://outlook.office.com/$outlook",
		];
	}
}
