<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * How long one VEVENT lasts: DTEND, DURATION or neither (RFC 5545 §3.6.1), in the fields of an event page.
 */
final class SpanReader {
	/** RFC 5545 §3.6.1 lets a timed event without an end last no time at all; pages do not */
	private const ASSUMED = 'PT1H';

	/**
	 * @param SourceEvent $source
	 * @param SourceTime $start
	 * @param string|null $zone The event's; null if it is all-day
	 * @param TimeReader $times
	 * @param Findings $findings
	 * @return array{end?:string,duration?:string} Neither: one day
	 * @throws UnusableSource
	 */
	public static function read(
		SourceEvent $source, SourceTime $start, ?string $zone, TimeReader $times, Findings $findings
	): array {
		$property = $source->first( 'DTEND' );
		if ( $property ) {
			$end = $times->times( $property, $zone )[0] ?? throw new UnusableSource( 'date-invalid', '' );
			if ( $end->isDate() !== $start->isDate() ) {
				throw new UnusableSource( 'date-invalid', $end->wall->toString() );
			}
			if ( $end->instant() < $start->instant() ) {
				throw new UnusableSource( 'end-before-start' );
			}
			if ( $end->instant() > $start->instant() ) {
				return $zone === null ? self::lastDay( $start, $end->wall ) : self::end( $end->instant(), $start, $zone );
			}
		} elseif ( $source->first( 'DURATION' ) ) {
			$text = $source->text( 'DURATION' );
			$duration = TimeReader::duration( $text );
			if ( $duration->nominalSeconds() > 0 ) {
				return $zone === null
					? self::days( $start, $duration )
					: [ 'duration' => ltrim( strtoupper( trim( $text ) ), '+' ) ];
			}
		}
		if ( $zone === null ) {
			return [];
		}
		$findings->add( 'end-missing' );
		return [ 'duration' => self::ASSUMED ];
	}

	/** @return array{end?:string,duration?:string} */
	private static function end( int $end, SourceTime $start, string $zone ): array {
		$resolver = ZoneResolver::forZone( $zone );
		$wall = $resolver->toWall( $end );
		if ( $resolver->toInstant( $wall ) !== $end ) {
			// The second time that the clocks show this: no wall time says so.
			return [ 'duration' => 'PT' . ( $end - $start->instant() ) . 'S' ];
		}
		return [ 'end' => ( new WallTime( $wall ) )->toString() ];
	}

	/** @return array{end?:string} */
	private static function days( SourceTime $start, Duration $duration ): array {
		if ( $duration->seconds % WallTime::DAY !== 0 ) {
			throw new UnusableSource( 'duration-invalid', "P{$duration->days}DT{$duration->seconds}S" );
		}
		return self::lastDay( $start, $start->wall->plus( $duration->nominalSeconds() ) );
	}

	/**
	 * @param SourceTime $start
	 * @param WallTime $end Exclusive, as in RFC 5545
	 * @return array{end?:string} Inclusive
	 */
	private static function lastDay( SourceTime $start, WallTime $end ): array {
		$last = $end->plus( -WallTime::DAY );
		return $last->seconds > $start->wall->seconds ? [ 'end' => $last->toString() ] : [];
	}
}
