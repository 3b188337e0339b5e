<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * An occurrence on the days of the drawn zone. One that is all-day lies on its dates in every zone.
 */
final class PlacedOccurrence {
	/**
	 * @param Occurrence $occurrence
	 * @param string $id
	 * @param string|null $url Of the event page; null when nobody knows where its wiki is
	 * @param int $first Day number
	 * @param int $end Day number, exclusive
	 * @param int $wallStart Seconds as in WallTime
	 * @param int $wallEnd Exclusive
	 */
	private function __construct(
		public readonly Occurrence $occurrence,
		public readonly string $id,
		public readonly ?string $url,
		public readonly int $first,
		public readonly int $end,
		public readonly int $wallStart,
		public readonly int $wallEnd
	) {
	}

	public static function place( Occurrence $occurrence, string $id, ?string $url, ZoneResolver $zone ): self {
		$times = $occurrence->times;
		$start = $times->start;
		$end = $times->end;
		if ( !$times->wallStart->isDate ) {
			$start = $zone->toWall( $start );
			$end = $zone->toWall( $end );
		}
		$first = CalendarDates::ofWall( $start );
		// One that ends at midnight does not touch that day; one of no length touches the day of its start.
		$last = CalendarDates::ofWall( max( $end - 1, $start ) );
		return new self( $occurrence, $id, $url, $first, $last + 1, $start, $end );
	}

	public function isAllDay(): bool {
		return $this->occurrence->times->wallStart->isDate;
	}

	/**
	 * @param ZoneResolver $zone The drawn one
	 * @return int Unix time when it is over
	 */
	public function endsAt( ZoneResolver $zone ): int {
		return $this->isAllDay() ? $zone->toInstant( $this->wallEnd ) : $this->occurrence->times->end;
	}

	public function touches( int $first, int $end ): bool {
		return $this->first < $end && $this->end > $first;
	}
}
