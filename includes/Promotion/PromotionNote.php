<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * What somebody does about an action, and what they say of it.
 */
final class PromotionNote {
	public const CLAIM = 'claim';
	public const DONE = 'done';
	public const FAILED = 'failed';
	public const SKIP = 'skip';
	public const UNDO = 'undo';

	/** Of the announcements that have a condition: it is met. Only people say so, on Special:EventPromotion */
	public const APPROVE = 'approve';

	/** What bots say */
	public const ALL = [ self::CLAIM, self::DONE, self::FAILED, self::SKIP, self::UNDO ];

	/** In bytes and in characters */
	public const LONGEST_URL = 2000;
	public const LONGEST_REASON = 255;

	/**
	 * @param string $what One of ALL, or APPROVE
	 * @param string $url Where what is done can be seen; may be empty
	 * @param string $reason Of what failed or is skipped
	 */
	public function __construct(
		public readonly string $what,
		public readonly string $url = '',
		public readonly string $reason = ''
	) {
	}

	/**
	 * @return string|null Key of a message; null if all is well
	 */
	public function problem(): ?string {
		$isUrl = $this->url === ''
			|| ( strlen( $this->url ) <= self::LONGEST_URL && preg_match( '~^https?://[^\s<>"{}|\\\\^`/]+(/[^\s<>"]*)?$~iD', $this->url ) );
		return match ( true ) {
			!$isUrl => 'eventcalendar-promotion-bad-url',
			mb_strlen( $this->reason ) > self::LONGEST_REASON => 'eventcalendar-promotion-long-reason',
			$this->reason === '' && in_array( $this->what, [ self::SKIP, self::FAILED ], true ) => 'eventcalendar-promotion-no-reason',
			default => null
		};
	}
}
