<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

/**
 * How it was before what happens when was changed: what readers know until they are told.
 */
final class Change {
	/** Seconds after the last change until it is told: who corrects a slip tells nobody of it */
	private const SETTLES = 120;

	/** Seconds after the first change until it is told in any case */
	private const LONGEST = 600;

	/** Seconds before a start from which on nothing waits */
	private const SOON = 3600;

	/**
	 * @param int $id 0: not stored yet
	 * @param string $wiki Of the event
	 * @param int $page Of the event
	 * @param int $first When the first change was made, in Unix time
	 * @param int $closes Unix time from which on it is told
	 * @param string $uid Of the event
	 * @param string $type As it was
	 * @param string[] $topics As they were
	 * @param bool $isSeries As it was
	 * @param array<string,OccurrenceState> $dates How the occurrences were that were changed, by DeliveryDate; none: some have
	 *  come that those may want to hear of who follow the type or a topic
	 * @param int|null $continuation The page of the same wiki at which the series goes on
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $wiki,
		public readonly int $page,
		public readonly int $first,
		public readonly int $closes,
		public readonly string $uid,
		public readonly string $type,
		public readonly array $topics,
		public readonly bool $isSeries,
		public readonly array $dates,
		public readonly ?int $continuation = null
	) {
	}

	/**
	 * When a change that is made now is told.
	 *
	 * @param int $first When the first one was made that it joins
	 * @param int $now
	 * @param int[] $starts Of the occurrences concerned
	 */
	public static function closesAt( int $first, int $now, array $starts ): int {
		foreach ( $starts as $start ) {
			if ( $start > $now && $start <= $now + self::SOON ) {
				return $now;
			}
		}
		return min( $first + self::LONGEST, $now + self::SETTLES );
	}

	/**
	 * @param string $date One of dates
	 * @return int When it was last changed, in Unix time: who asked for it after that knows how it is
	 */
	public function changedAt( string $date ): int {
		return max( $this->first, $this->dates[$date]->changed );
	}

	/**
	 * Joins a later change: what readers know is how it was before the first; who was last is the one who knows already.
	 *
	 * @param Change $later
	 */
	public function with( self $later ): self {
		$dates = $this->dates;
		foreach ( $later->dates as $date => $state ) {
			$dates[$date] = ( $dates[$date] ?? $state )->by( $state->actor, $state->changed );
		}
		return new self(
			$this->id, $this->wiki, $this->page, $this->first,
			min( $later->closes, max( $later->first, $this->first + self::LONGEST ) ),
			$this->uid, $this->type, $this->topics, $this->isSeries, $dates, $later->continuation ?? $this->continuation
		);
	}
}
