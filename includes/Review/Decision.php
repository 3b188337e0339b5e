<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

/**
 * What somebody who may confirm events says about one. Each is an action of the log `eventcalendar`.
 */
final class Decision {
	/** The calendar shows it */
	public const ACCEPT = 'accept';

	/** It goes on waiting; its author is asked something */
	public const ASK = 'ask';

	/** It is not shown, and waits no more until it is edited again */
	public const DECLINE = 'decline';

	public const ALL = [ self::ACCEPT, self::ASK, self::DECLINE ];

	/** Characters: what core keeps of the comments of a log */
	public const LONGEST_REASON = 500;

	/**
	 * @param string $what One of ALL
	 * @param string $reason Written by the reviewer; the question, if they ask
	 */
	public function __construct(
		public readonly string $what,
		public readonly string $reason
	) {
	}

	/** @return string|null Key of the message that says what is wrong with it */
	public function problem(): ?string {
		return match ( true ) {
			$this->reason === '' && $this->what !== self::ACCEPT => "eventcalendar-review-no-reason-$this->what",
			mb_strlen( $this->reason ) > self::LONGEST_REASON => 'eventcalendar-review-long-reason',
			default => null
		};
	}
}
