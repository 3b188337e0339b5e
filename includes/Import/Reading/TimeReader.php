<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use Sabre\VObject\Property;

/**
 * Reads the times of one event.
 */
final class TimeReader {
	public function __construct(
		private readonly SourceZones $zones,
		private readonly Findings $findings
	) {
	}

	/**
	 * @throws UnusableSource
	 */
	public function start( SourceEvent $source ): SourceTime {
		$property = $source->first( 'DTSTART' ) ?? throw new UnusableSource( 'start-missing' );
		return $this->times( $property, null )[0] ?? throw new UnusableSource( 'start-missing' );
	}

	/**
	 * @param Property $property
	 * @param string|null $zone Of times that name none: the event's; null for the zone of such times in the calendar
	 * @return SourceTime[] Of periods, their starts
	 * @throws UnusableSource
	 */
	public function times( Property $property, ?string $zone ): array {
		$times = [];
		foreach ( $property->getParts() as $part ) {
			if ( trim( (string)$part ) !== '' ) {
				$times[] = $this->time( $property, strtok( (string)$part, '/' ) ?: '', $zone );
			}
		}
		return $times;
	}

	/**
	 * @param Property $property
	 * @param string $zone As for times()
	 * @return array{SourceTime,SourceTime|Duration}[] Start, and end or length
	 * @throws UnusableSource
	 */
	public function periods( Property $property, string $zone ): array {
		$periods = [];
		foreach ( $property->getParts() as $part ) {
			[ $start, $end ] = explode( '/', (string)$part ) + [ '', '' ];
			$periods[] = [
				$this->time( $property, $start, $zone ),
				stripos( $end, 'P' ) === false ? $this->time( $property, $end, $zone ) : self::duration( $end )
			];
		}
		return $periods;
	}

	private function time( Property $property, string $value, ?string $zone ): SourceTime {
		$isDate = strcasecmp( (string)SourceEvent::parameter( $property, 'VALUE' ), 'DATE' ) === 0;
		if ( SourceTime::isFloating( $value ) ) {
			$tzid = SourceEvent::parameter( $property, 'TZID' );
			if ( $tzid !== null ) {
				$zone = $this->zones->resolve( $tzid, max( 1970, (int)substr( $value, 0, 4 ) ), $this->findings );
			} elseif ( $zone === null && !$isDate ) {
				$zone = $this->zones->floating;
				$this->findings->add( 'floating-time', $zone );
			}
		}
		return SourceTime::parse( $value, $isDate, $zone );
	}

	/**
	 * A day that a time which names an instant falls on, where nothing says in which zone.
	 */
	public function floatingDate( int $instant ): string {
		return ( new WallTime( ZoneResolver::forZone( $this->zones->floating )->toWall( $instant ) ) )->dateString();
	}

	/**
	 * RFC 5545 §3.3.6, which has a sign that makes no sense for events.
	 *
	 * @throws UnusableSource
	 */
	public static function duration( string $value ): Duration {
		$value = strtoupper( trim( $value ) );
		if ( str_starts_with( $value, '-' ) ) {
			throw new UnusableSource( 'end-before-start' );
		}
		return Duration::parse( ltrim( $value, '+' ) )
			?? throw new UnusableSource( 'duration-invalid', mb_substr( $value, 0, 40 ) );
	}
}
