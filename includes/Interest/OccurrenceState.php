<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * What matters to somebody who waits for an occurrence.
 */
final class OccurrenceState {
	/**
	 * @param int $start Unix time
	 * @param string $status
	 * @param string $recurrenceId Empty for an event that is no series
	 * @param int $actor Central id of who last changed it; 0: nobody known
	 * @param int $changed When that was, in Unix time; 0: not known, or not at all
	 */
	public function __construct(
		public readonly int $start,
		public readonly string $status,
		public readonly string $recurrenceId,
		public readonly int $actor = 0,
		public readonly int $changed = 0
	) {
	}

	public static function of( Occurrence $occurrence ): self {
		return new self( $occurrence->times->start, $occurrence->event->status(), $occurrence->recurrenceId() );
	}

	/**
	 * States by what the ledger calls the occurrences, see DeliveryDate: of many at once, so that nothing is expanded.
	 *
	 * @param Occurrence[] $occurrences Of one event, with all of each date that is of interest
	 * @return array<string,self>
	 */
	public static function all( array $occurrences ): array {
		usort( $occurrences, static fn ( Occurrence $a, Occurrence $b ) => $a->recurrenceId() <=> $b->recurrenceId() );
		$states = [];
		$seen = [];
		foreach ( $occurrences as $occurrence ) {
			$date = ( $occurrence->times->recurrenceId ?? $occurrence->times->wallStart )->dateString();
			$seen[$date] = ( $seen[$date] ?? 0 ) + 1;
			$states[$date . ( $seen[$date] > 1 ? "#$seen[$date]" : '' )] = self::of( $occurrence );
		}
		return $states;
	}

	public function isSame( self $other ): bool {
		return $this->start === $other->start && $this->status === $other->status;
	}

	public function by( int $actor, int $changed ): self {
		return new self( $this->start, $this->status, $this->recurrenceId, $actor, $changed );
	}
}
