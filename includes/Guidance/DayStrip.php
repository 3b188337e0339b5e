<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * The day of an occurrence on the clock of its event, and what else is on.
 */
final class DayStrip {
	private readonly WallTime $day;

	/** @var int Unix time of midnight */
	public readonly int $from;

	/** @var int Unix time of the next midnight, exclusive: a day has 23 to 25 hours */
	public readonly int $to;

	/**
	 * @param OccurrenceTimes $times
	 * @param string|null $timeZone IANA name; null for an all-day event
	 */
	public function __construct( OccurrenceTimes $times, ?string $timeZone ) {
		$this->day = $times->wallStart->midnight();
		$zone = ZoneResolver::forZone( $timeZone ?? 'UTC' );
		$this->from = $zone->toInstant( $this->day->seconds );
		$this->to = $zone->toInstant( $this->day->seconds + WallTime::DAY );
	}

	/**
	 * @param Occurrence[] $occurrences
	 * @return Occurrence[] Those of the day, all-day ones by their dates
	 */
	public function of( array $occurrences ): array {
		return array_values( array_filter( $occurrences, function ( Occurrence $occurrence ) {
			$times = $occurrence->times;
			return $times->wallStart->isDate
				? $times->wallStart->seconds <= $this->day->seconds && $times->wallEnd->seconds > $this->day->seconds
				: $times->start < $this->to && max( $times->end, $times->start + 1 ) > $this->from;
		} ) );
	}

	/**
	 * The day with what an index knows all-day occurrences by: their dates in UTC.
	 *
	 * @return array{int,int} Unix times, the second exclusive
	 */
	public function range(): array {
		return [ min( $this->from, $this->day->seconds ), max( $this->to, $this->day->seconds + WallTime::DAY ) ];
	}
}
