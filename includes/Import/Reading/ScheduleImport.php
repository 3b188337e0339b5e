<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use Sabre\VObject\Property;

/**
 * The times of one VEVENT in the fields of an event page: start, length, zone, rule, excluded and included dates.
 */
final class ScheduleImport {
	/** @see event.schema.json */
	private const MAX_DATES = 1000;

	/**
	 * @param TimeReader $times
	 * @param Findings $findings
	 */
	public function __construct(
		private readonly TimeReader $times,
		private readonly Findings $findings
	) {
	}

	/**
	 * @param SourceEvent $source
	 * @return array<string,mixed> Without overrides, but for those that periods need
	 * @throws UnusableSource
	 */
	public function read( SourceEvent $source ): array {
		$start = $this->times->start( $source );
		$zone = $start->zone;
		$event = [ 'start' => $start->wall->toString() ]
			+ SpanReader::read( $source, $start, $zone, $this->times, $this->findings );
		if ( $zone !== null ) {
			$event['timeZone'] = $zone;
		}
		if ( count( $source->rules ) > 1 ) {
			throw new UnusableSource( 'rrule-several' );
		}
		$recurrence = [];
		if ( isset( $source->rules[0] ) ) {
			$recurrence['rule'] = $this->rule( $source->rules[0], $zone );
		}
		[ $include, $overrides ] = $this->included( $source, $zone );
		if ( $include ) {
			$recurrence['include'] = $include;
		}
		// Nothing can be excluded from what happens once.
		$exclude = $recurrence ? $this->excluded( $source, $zone ) : [];
		if ( $exclude ) {
			$recurrence['exclude'] = $exclude;
		}
		if ( $overrides ) {
			$recurrence['overrides'] = $overrides;
		}
		return $event + ( $recurrence ? [ 'recurrence' => $recurrence ] : [] );
	}

	private function rule( string $rule, ?string $zone ): string {
		$rule = rtrim( strtoupper( $rule ), "; \t" );
		if ( $zone !== null ) {
			return $rule;
		}
		// RFC 5545 §3.3.10 wants a date here; many programs write a time.
		return preg_replace_callback( '/(?<=UNTIL=)(\d{8})T(\d{6})(Z?)(?=;|$)/D', function ( array $match ): string {
			[ , $date, $time, $utc ] = $match;
			if ( $utc === 'Z' && $time !== '000000' ) {
				$date = str_replace( '-', '', $this->times->floatingDate( (int)strtotime( "{$date}T{$time}Z" ) ) );
			}
			$this->findings->add( 'until-date', $date );
			return $date;
		}, $rule );
	}

	/** @return string[] */
	private function excluded( SourceEvent $source, ?string $zone ): array {
		$dates = [];
		foreach ( $source->all( 'EXDATE' ) as $property ) {
			foreach ( $this->times->times( $property, $zone ?? 'UTC' ) as $time ) {
				$date = $zone === null ? $time->wall->dateString() : $time->in( $zone );
				$dates[$date] = $date;
			}
		}
		return self::limited( $dates );
	}

	/** @return array{string[],array<string,array<string,string>>} Dates, and overrides for those that last longer or shorter */
	private function included( SourceEvent $source, ?string $zone ): array {
		$dates = $overrides = [];
		foreach ( $source->all( 'RDATE' ) as $property ) {
			if ( self::isPeriod( $property ) && $zone !== null ) {
				foreach ( $this->times->periods( $property, $zone ) as [ $start, $end ] ) {
					$date = $start->in( $zone );
					$dates[$date] = $date;
					$overrides[$date] = [ 'end' => self::endOf( $start, $end, $zone ) ];
				}
				continue;
			}
			foreach ( $this->times->times( $property, $zone ?? 'UTC' ) as $time ) {
				if ( $zone !== null && $time->isDate() ) {
					throw new UnusableSource( 'date-invalid', $time->wall->toString() );
				}
				$date = $zone === null ? $time->wall->dateString() : $time->in( $zone );
				$dates[$date] = $date;
			}
		}
		return [ self::limited( $dates ), $overrides ];
	}

	private static function isPeriod( Property $property ): bool {
		return str_contains( SourceEvent::value( $property ), '/' );
	}

	private static function endOf( SourceTime $start, SourceTime|Duration $end, string $zone ): string {
		$instant = $end instanceof SourceTime
			? $end->instant()
			: WallTimes::plus( $start->instant(), $end, $zone );
		if ( $instant <= $start->instant() ) {
			throw new UnusableSource( 'end-before-start' );
		}
		return WallTimes::at( $instant, $zone );
	}

	/**
	 * @param array<string,string> $dates
	 * @return string[]
	 */
	private static function limited( array $dates ): array {
		if ( count( $dates ) > self::MAX_DATES ) {
			throw new UnusableSource( 'too-many-dates', (string)self::MAX_DATES );
		}
		// In order, so that a source which writes the same dates in another one changes nothing.
		ksort( $dates );
		return array_values( $dates );
	}
}
