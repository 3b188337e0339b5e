<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRuleParser;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * The times of one schedule as properties of a `VEVENT`. What pages may write and RFC 5545 does not know (an UNTIL on the
 * wall clock, a date that excludes a timed series' day, a UTC key) is turned into what every reader understands.
 */
final class ScheduleExport {
	private readonly ZoneResolver $zone;

	/** @var array<string,string> Parameters of every time */
	private readonly array $parameters;

	private readonly string $suffix;

	/**
	 * @param RecurrenceExpander $expander
	 * @param Schedule $schedule One in which the expander finds no problem
	 */
	public function __construct(
		private readonly RecurrenceExpander $expander,
		private readonly Schedule $schedule
	) {
		$name = $schedule->timeZone ?? 'UTC';
		$this->zone = ZoneResolver::forZone( $name );
		$isUtc = ZoneDefinition::isUtc( $name );
		$this->suffix = $isUtc && !$schedule->isAllDay() ? 'Z' : '';
		$this->parameters = match ( true ) {
			$schedule->isAllDay() => [ 'VALUE' => 'DATE' ],
			$isUtc => [],
			default => [ 'TZID' => $name ],
		};
	}

	/**
	 * The event or the series as a whole: start, length, rule, excluded and included dates.
	 *
	 * @param Component $event
	 * @param WallTime[] $without Recurrence ids of more occurrences to exclude
	 */
	public function addSeries( Component $event, array $without = [] ): void {
		$plain = new Schedule( $this->schedule->start, $this->schedule->duration, $this->schedule->timeZone );
		$this->addTime( $event, 'DTSTART', $this->schedule->start );
		$this->addEnd( $event, $this->everything( $plain )[0], $this->schedule->duration->days > 0 );
		if ( $this->schedule->rule !== null ) {
			$event->addProperty( 'RRULE', $this->rule( $this->schedule->rule ) );
		}
		$this->addTimes( $event, 'RDATE', array_map( $this->wallTime( ... ), $this->schedule->include ) );
		$this->addTimes( $event, 'EXDATE', [ ...$this->excluded(), ...$without ] );
	}

	/**
	 * One occurrence, where it is.
	 */
	public function addOccurrence( Component $event, OccurrenceTimes $times ): void {
		if ( $times->recurrenceId ) {
			$this->addTime( $event, 'RECURRENCE-ID', $times->recurrenceId );
		}
		$this->addTime( $event, 'DTSTART', $times->wallStart );
		$this->addEnd( $event, $times, false );
	}

	/**
	 * @return OccurrenceTimes[] The occurrences that have an override
	 */
	public function overridden(): array {
		return $this->occurrencesAt( array_map( 'strval', array_keys( $this->schedule->overrides ) ) );
	}

	/**
	 * @param string $written Recurrence id: wall time, UTC time with `Z`, or date
	 * @return OccurrenceTimes|null Null when the schedule is no series or has no such occurrence
	 */
	public function occurrenceAt( string $written ): ?OccurrenceTimes {
		return $this->schedule->isRecurring() ? $this->occurrencesAt( [ $written ] )[0] ?? null : null;
	}

	/**
	 * A series of these alone expands to them wherever they were moved, at a cost that is theirs alone.
	 *
	 * @param string[] $written
	 * @return OccurrenceTimes[]
	 */
	private function occurrencesAt( array $written ): array {
		$ids = [];
		foreach ( $written as $text ) {
			$id = $this->expander->recurrenceIdOf( $this->schedule, $text )?->toString();
			if ( $id !== null ) {
				$ids[$id] = $id;
			}
		}
		if ( !$ids ) {
			return [];
		}
		$series = new Schedule(
			$this->schedule->start, $this->schedule->duration, $this->schedule->timeZone,
			include: array_values( $ids ), overrides: $this->schedule->overrides
		);
		return array_values( array_filter(
			$this->everything( $series ),
			static fn ( OccurrenceTimes $times ) => isset( $ids[$times->recurrenceId->toString()] )
		) );
	}

	/**
	 * @param OccurrenceTimes[] $occurrences Written beside the series, or alone
	 * @param bool $withSeries
	 * @param int $horizon Unix time up to which an endless series is looked after
	 * @return Component|null The definition of the zone that the times name; null when they name none
	 */
	public function zoneDefinition( array $occurrences, bool $withSeries, int $horizon ): ?Component {
		if ( !isset( $this->parameters['TZID'] ) ) {
			return null;
		}
		$instants = [];
		foreach ( $occurrences as $times ) {
			array_push( $instants, $times->start, $times->end );
			if ( $times->recurrenceId ) {
				$instants[] = $this->zone->toInstant( $times->recurrenceId->seconds );
			}
		}
		if ( $withSeries ) {
			$start = $this->zone->toInstant( $this->schedule->start->seconds );
			array_push( $instants, $start, $this->lastInstant( $start, $horizon ) );
			foreach ( $this->schedule->include as $written ) {
				$instants[] = $this->zone->toInstant( $this->wallTime( $written )->seconds );
			}
		}
		return ZoneDefinition::make( $this->parameters['TZID'], min( $instants ), max( $instants ) );
	}

	/**
	 * @return int Unix time after which nothing of the series starts, found in steps that double
	 */
	private function lastInstant( int $start, int $horizon ): int {
		$length = $this->schedule->duration->nominalSeconds() + WallTime::DAY;
		if ( !$this->schedule->isRecurring() ) {
			return $start + $length;
		}
		$step = 366 * WallTime::DAY;
		$end = $start;
		do {
			$end += $step;
			$step *= 2;
		} while ( $end < $horizon && $this->expander->hasOccurrenceFrom( $this->schedule, $end ) );
		return min( $end, max( $horizon, $start ) ) + $length;
	}

	/**
	 * @return WallTime[] The recurrence ids that the series would have without its excluded dates
	 */
	private function excluded(): array {
		if ( !$this->schedule->exclude ) {
			return [];
		}
		$whole = new Schedule(
			$this->schedule->start, $this->schedule->duration, $this->schedule->timeZone,
			$this->schedule->rule, include: $this->schedule->include
		);
		$excluded = [];
		foreach ( array_unique( $this->schedule->exclude ) as $written ) {
			$day = WallTime::parse( $written );
			if ( $day?->isDate && !$this->schedule->isAllDay() ) {
				array_push( $excluded, ...$this->onDay( $whole, $day ) );
			} else {
				$excluded[] = $this->expander->recurrenceIdOf( $whole, $written );
			}
		}
		return array_values( array_filter( $excluded ) );
	}

	/**
	 * @return WallTime[] The recurrence ids on a day
	 */
	private function onDay( Schedule $schedule, WallTime $day ): array {
		// Without a length, only what starts that day overlaps it; no two readings of a clock differ by more than two days.
		$starts = new Schedule(
			$schedule->start, new Duration( 0, 0 ), $schedule->timeZone, $schedule->rule, include: $schedule->include
		);
		$times = $this->expander->expand(
			$starts, $day->seconds - 2 * WallTime::DAY, $day->seconds + 3 * WallTime::DAY
		);
		return array_values( array_filter(
			array_map( static fn ( OccurrenceTimes $t ) => $t->recurrenceId ?? $t->wallStart, $times ),
			static fn ( WallTime $wall ) => $wall->dateString() === $day->dateString()
		) );
	}

	/**
	 * @return OccurrenceTimes[]
	 */
	private function everything( Schedule $schedule ): array {
		return $this->expander->expand( $schedule, PHP_INT_MIN, PHP_INT_MAX );
	}

	/**
	 * RFC 5545 §3.3.10: UNTIL is a UTC time where DTSTART has a zone, and FREQ stands first for older readers.
	 */
	private function rule( string $rule ): string {
		$problems = [];
		$parsed = RecurrenceRuleParser::parse( $rule, $problems );
		$parts = explode( ';', strtoupper( $rule ) );
		usort( $parts, static fn ( string $a, string $b ) =>
			str_starts_with( $b, 'FREQ=' ) <=> str_starts_with( $a, 'FREQ=' ) );
		$until = $parsed?->until;
		if ( $until && !$this->schedule->isAllDay() && !$parsed->untilIsUtc ) {
			$last = $until->seconds + ( $until->isDate ? WallTime::DAY - 1 : 0 );
			$utc = 'UNTIL=' . gmdate( 'Ymd\THis\Z', $this->zone->toInstant( $last ) );
			$parts = array_map(
				static fn ( string $part ) => str_starts_with( $part, 'UNTIL=' ) ? $utc : $part, $parts
			);
		}
		return implode( ';', $parts );
	}

	/**
	 * @param string $written Wall time, UTC time with `Z`, or date
	 */
	private function wallTime( string $written ): WallTime {
		return str_ends_with( $written, 'Z' )
			? new WallTime( $this->zone->toWall( WallTime::parse( substr( $written, 0, -1 ) )->seconds ) )
			: WallTime::parse( $written );
	}

	/**
	 * RFC 5545 §3.8.5.3: the length that DTEND gives is exact, that of DURATION may have nominal days. Where the clocks show
	 * the time of the end twice, only a DURATION can mean the second one.
	 */
	private function addEnd( Component $event, OccurrenceTimes $times, bool $isNominal ): void {
		if ( $this->schedule->isAllDay() ) {
			$this->addTime( $event, 'DTEND', $times->wallEnd );
		} elseif ( $isNominal ) {
			$event->addProperty( 'DURATION', self::duration( $this->schedule->duration ) );
		} elseif ( $times->end === $times->start ) {
			// RFC 5545 §3.6.1: without an end, it ends when it starts; an end must be later.
			return;
		} elseif ( $this->zone->toInstant( $times->wallEnd->seconds ) === $times->end ) {
			$this->addTime( $event, 'DTEND', $times->wallEnd );
		} else {
			$event->addProperty( 'DURATION', self::duration( new Duration( 0, $times->end - $times->start ) ) );
		}
	}

	private static function duration( Duration $duration ): string {
		$seconds = $duration->seconds;
		return 'P' . ( $duration->days ? $duration->days . 'D' : '' ) . match ( true ) {
			$seconds === 0 => '',
			$seconds % 3600 === 0 => 'T' . intdiv( $seconds, 3600 ) . 'H',
			$seconds % 60 === 0 => 'T' . intdiv( $seconds, 60 ) . 'M',
			default => 'T' . $seconds . 'S',
		};
	}

	private function addTime( Component $event, string $name, WallTime $time ): void {
		$event->addProperty( $name, $this->value( $time ), $this->parameters );
	}

	/**
	 * @param Component $event
	 * @param string $name
	 * @param WallTime[] $times
	 */
	private function addTimes( Component $event, string $name, array $times ): void {
		$values = array_unique( array_map( $this->value( ... ), $times ) );
		sort( $values );
		if ( $values ) {
			$event->addProperty( $name, $values, $this->parameters );
		}
	}

	private function value( WallTime $time ): string {
		return gmdate( $this->schedule->isAllDay() ? 'Ymd' : 'Ymd\THis', $time->seconds ) . $this->suffix;
	}
}
