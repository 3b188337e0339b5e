<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;

/**
 * VEVENTs with a RECURRENCE-ID as overrides of their series: what is different from it, by recurrence id in its wall time.
 * What such a VEVENT does not say is as in the series, although RFC 5545 §3.8.4.4 would have it empty: programs leave
 * out what they did not change.
 */
final class OverridesImport {
	public function __construct(
		private readonly RecurrenceExpander $expander,
		private readonly TimeReader $times,
		private readonly DetailsImport $details,
		private readonly Findings $findings
	) {
	}

	/**
	 * @param Event $series Valid, without these overrides
	 * @param array<string,mixed> $data What it was made of
	 * @param SourceEvent[] $sources With a RECURRENCE-ID, each with another
	 * @return array<string,array<string,mixed>> By recurrence id
	 * @throws UnusableSource
	 */
	public function read( Event $series, array $data, array $sources ): array {
		$schedule = $series->schedule;
		$overrides = [];
		foreach ( $sources as $source ) {
			$written = $this->recurrenceId( $source, $schedule );
			$id = $schedule->isRecurring() ? $this->expander->recurrenceIdOf( $schedule, $written ) : null;
			if ( $id ) {
				$overrides[$id->toString()] = $this->override( $source, $id, $schedule, $data );
			} else {
				$this->findings->add( 'override-matches-nothing', $written );
			}
		}
		ksort( $overrides );
		return array_filter( $overrides );
	}

	private function recurrenceId( SourceEvent $source, Schedule $schedule ): string {
		$time = self::recurrenceTime( $source, $this->times, $schedule->timeZone ?? 'UTC' );
		if ( $schedule->isAllDay() ) {
			return $time->wall->dateString();
		}
		// Some programs write the date alone, since a series mostly has one occurrence a day.
		return $time->isDate()
			? $time->wall->dateString() . substr( $schedule->start->toString(), 10 )
			: $time->in( $schedule->timeZone );
	}

	/**
	 * @param SourceEvent $source
	 * @param TimeReader $times
	 * @param string|null $zone Of an id that names none; null for the calendar's
	 * @throws UnusableSource
	 */
	public static function recurrenceTime( SourceEvent $source, TimeReader $times, ?string $zone ): SourceTime {
		$property = $source->first( 'RECURRENCE-ID' );
		return ( $property ? $times->times( $property, $zone )[0] ?? null : null )
			?? throw new UnusableSource( 'date-invalid', '' );
	}

	/**
	 * @param SourceEvent $source
	 * @param WallTime $id
	 * @param Schedule $schedule
	 * @param array<string,mixed> $series
	 * @return array<string,mixed> Empty when nothing is different
	 */
	private function override( SourceEvent $source, WallTime $id, Schedule $schedule, array $series ): array {
		if ( $source->says( 'STATUS', 'CANCELLED' ) ) {
			return [ 'status' => 'cancelled' ];
		}
		$details = array_intersect_key( $this->details->read( $source ), array_flip( Event::OVERRIDABLE ) );
		if ( ( $details['status'] ?? null ) === 'confirmed' ) {
			// Such an occurrence is as sure as the series is.
			unset( $details['status'] );
		}
		foreach ( $details as $field => $value ) {
			if ( $value === ( $series[$field] ?? null ) ) {
				unset( $details[$field] );
			}
		}
		return $this->span( $source, $id, $schedule ) + $details;
	}

	/** @return array{start?:string,end?:string} */
	private function span( SourceEvent $source, WallTime $id, Schedule $schedule ): array {
		$zone = $schedule->timeZone;
		$property = $source->first( 'DTSTART' );
		if ( !$property ) {
			throw new UnusableSource( 'start-missing' );
		}
		$start = $this->times->times( $property, $zone ?? 'UTC' )[0] ?? throw new UnusableSource( 'start-missing' );
		if ( $start->isDate() !== $schedule->isAllDay() ) {
			throw new UnusableSource( 'override-of-other-kind', $id->toString() );
		}
		// Where the clocks show a time twice, a page has no way to tell the second one.
		$at = $zone === null ? $start->wall->toString() : WallTimes::at( $start->instant(), $zone );
		$span = $at === $id->toString() ? [] : [ 'start' => $at ];
		$end = $this->end( $source, $start, $schedule, $span !== [] );
		return $span + ( $end === null ? [] : [ 'end' => $end ] );
	}

	/**
	 * @return string|null Null when it is where it would be in the series: one that was moved tells both times, as forms do
	 */
	private function end( SourceEvent $source, SourceTime $start, Schedule $schedule, bool $isMoved ): ?string {
		if ( !$source->first( 'DTEND' ) && !$source->first( 'DURATION' ) ) {
			return null;
		}
		$zone = $schedule->timeZone;
		$span = SpanReader::read( $source, $start, $zone, $this->times, $this->findings );
		if ( $zone === null ) {
			$last = $start->wall->plus( ( $schedule->duration->days - 1 ) * WallTime::DAY )->toString();
			$end = $span['end'] ?? $start->wall->toString();
			return $end === $last && ( !$isMoved || $end === $start->wall->toString() ) ? null : $end;
		}
		$usual = WallTimes::plus( $start->instant(), $schedule->duration, $zone );
		$instant = isset( $span['end'] )
			? WallTimes::instant( $span['end'], $zone )
			: WallTimes::plus( $start->instant(), TimeReader::duration( $span['duration'] ), $zone );
		return $instant === $usual && !$isMoved ? null : WallTimes::at( $instant, $zone );
	}
}
