<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use DateTimeZone;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use Sabre\VObject\Component;
use Sabre\VObject\Property;

/**
 * Finds the IANA zone whose clocks go exactly as a VTIMEZONE says (RFC 5545 §3.6.5), in the years that matter.
 */
final class ZoneGuess {
	/** Years from that of the event; rules of zones change more often than once in ten years */
	private const YEARS = 3;

	private const MAX_OBSERVANCES = 200;

	/** Of one observance: yearly ones since 1601, where Exchange begins them, are fewer */
	private const MAX_ONSETS = 700;

	/** The name under which RRULE passes the library as it was written */
	private const RULE = 'X-RULE';

	public function __construct( private readonly RecurrenceExpander $expander ) {
	}

	/**
	 * @param RawComponent $raw A VTIMEZONE
	 * @param int $year Of the event
	 * @return string|null IANA name; null when no zone's clocks go so, or the definition cannot be read
	 */
	public function find( RawComponent $raw, int $year ): ?string {
		try {
			$definition = SourceEventParser::component(
				$raw, preg_replace( '/^RRULE(?=[;:])/i', self::RULE, $raw->lines() )
			);
		} catch ( UnusableSource ) {
			return null;
		}
		$from = gmmktime( 0, 0, 0, 1, 1, $year );
		$to = gmmktime( 0, 0, 0, 1, 1, $year + self::YEARS );
		$wanted = $this->changes( $definition, $from, $to );
		if ( !$wanted ) {
			return null;
		}
		$matching = [];
		foreach ( DateTimeZone::listIdentifiers() as $name ) {
			if ( self::changesOf( $name, $from, $to ) === $wanted && ZoneResolver::exists( $name ) ) {
				$matching[] = $name;
			}
		}
		return $matching ? ZoneNames::best( $matching ) : null;
	}

	/** @return array<int,int> Instant => offset from then on, the first one from the beginning of the range */
	private static function changesOf( string $zone, int $from, int $to ): array {
		return self::distinct( array_column( ( new DateTimeZone( $zone ) )->getTransitions( $from, $to - 1 ), 'offset', 'ts' ) );
	}

	/**
	 * @param Component $definition
	 * @param int $from
	 * @param int $to
	 * @return array<int,int>|null As changesOf(); null when it does not say
	 */
	private function changes( Component $definition, int $from, int $to ): ?array {
		$observances = [ ...$definition->select( 'STANDARD' ), ...$definition->select( 'DAYLIGHT' ) ];
		if ( $observances === [] || count( $observances ) > self::MAX_OBSERVANCES ) {
			return null;
		}
		$before = [];
		$within = [];
		foreach ( $observances as $observance ) {
			$offset = self::offset( $observance, 'TZOFFSETTO' );
			$last = self::offset( $observance, 'TZOFFSETFROM' );
			$walls = $observance instanceof Component ? $this->onsets( $observance, $to ) : null;
			if ( $offset === null || $last === null || $walls === null ) {
				return null;
			}
			foreach ( $walls as $wall ) {
				$instant = $wall - $last;
				if ( $instant <= $from ) {
					$before[$instant] = $offset;
				} elseif ( $instant < $to ) {
					$within[$instant] = $offset;
				}
			}
		}
		if ( $before === [] ) {
			return null;
		}
		ksort( $within );
		return self::distinct( [ $from => $before[max( array_keys( $before ) )] ] + $within );
	}

	/**
	 * @return int[]|null Wall times at which it begins, up to an instant; null when it does not say
	 */
	private function onsets( Component $observance, int $to ): ?array {
		$start = self::time( self::value( $observance, 'DTSTART' ) );
		if ( !$start ) {
			return null;
		}
		$onsets = [ $start->seconds ];
		foreach ( $observance->select( 'RDATE' ) as $dates ) {
			foreach ( $dates instanceof Property ? $dates->getParts() : [] as $date ) {
				$time = self::time( (string)$date );
				if ( !$time ) {
					return null;
				}
				$onsets[] = $time->seconds;
			}
		}
		$rule = self::value( $observance, self::RULE );
		if ( $rule === '' ) {
			return $onsets;
		}
		// UNTIL is in UTC, and yearly changes are far enough apart for a day more not to matter.
		$rule = preg_replace_callback( '/UNTIL=(\d{8})T\d{6}Z?/i', static fn ( array $m ) =>
			'UNTIL=' . gmdate( 'Ymd', (int)strtotime( "$m[1] UTC" ) + WallTime::DAY ), rtrim( $rule, '; ' ) );
		$schedule = new Schedule( $start, new Duration( 0, 1 ), 'UTC', $rule );
		$problem = $this->expander->check( $schedule )[0] ?? null;
		if ( $problem?->code === 'rule-start-does-not-fit' ) {
			// Exchange begins all its observances in 1601, on a day that the rule has not.
			$schedule = new Schedule( WallTime::parse( (string)$problem->params[1] ), new Duration( 0, 1 ), 'UTC', $rule );
			$problem = $this->expander->check( $schedule )[0] ?? null;
		}
		if ( $problem ) {
			return null;
		}
		foreach ( $this->expander->expand( $schedule, $start->seconds, $to, self::MAX_ONSETS ) as $times ) {
			$onsets[] = $times->start;
		}
		// No place changes its clocks so often that there could be more.
		return count( $onsets ) > self::MAX_ONSETS ? null : $onsets;
	}

	private static function time( string $value ): ?WallTime {
		return preg_match( '/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/D', trim( $value ), $m )
			? WallTime::parse( "$m[1]-$m[2]-$m[3]T$m[4]:$m[5]:$m[6]" )
			: null;
	}

	private static function value( Component $observance, string $name ): string {
		$property = $observance->select( $name )[0] ?? null;
		return $property instanceof Property ? trim( SourceEvent::value( $property ) ) : '';
	}

	/** RFC 5545 §3.3.14 */
	private static function offset( Component $observance, string $name ): ?int {
		$value = self::value( $observance, $name );
		return preg_match( '/^([+-])(\d\d)(\d\d)(\d\d)?$/D', $value, $m )
			? ( $m[1] === '-' ? -1 : 1 ) * ( (int)$m[2] * 3600 + (int)$m[3] * 60 + (int)( $m[4] ?? 0 ) )
			: null;
	}

	/**
	 * @param array<int,int> $changes
	 * @return array<int,int> Without those that change nothing
	 */
	private static function distinct( array $changes ): array {
		$last = null;
		return array_filter( $changes, static function ( int $offset ) use ( &$last ): bool {
			$isChange = $offset !== $last;
			$last = $offset;
			return $isChange;
		} );
	}
}
