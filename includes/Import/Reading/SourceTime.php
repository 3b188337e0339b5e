<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * A DATE or DATE-TIME of the source (RFC 5545 §3.3.4 and §3.3.5), with the zone that it is in.
 */
final class SourceTime {
	/** As for event pages, see ScheduleCheck */
	private const MIN_YEAR = 1900;
	private const MAX_YEAR = 2199;

	/**
	 * @param WallTime $wall
	 * @param string|null $zone IANA name; null for a date
	 */
	private function __construct(
		public readonly WallTime $wall,
		public readonly ?string $zone
	) {
	}

	/**
	 * @param string $value
	 * @param bool $mustBeDate
	 * @param string|null $zone Of a value that is neither a date nor in UTC
	 * @throws UnusableSource
	 */
	public static function parse( string $value, bool $mustBeDate, ?string $zone ): self {
		$isWellFormed = preg_match( '/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/Di', trim( $value ), $m );
		if ( !$isWellFormed || ( $mustBeDate && isset( $m[4] ) ) ) {
			throw new UnusableSource( 'date-invalid', self::quote( $value ) );
		}
		if ( (int)$m[1] < self::MIN_YEAR || (int)$m[1] > self::MAX_YEAR ) {
			throw new UnusableSource( 'date-out-of-range', self::quote( $value ), (string)self::MIN_YEAR, (string)self::MAX_YEAR );
		}
		// RFC 5545 §3.3.12: without leap seconds, second 60 is second 59.
		$second = ( $m[6] ?? '' ) === '60' ? '59' : $m[6] ?? '';
		$wall = WallTime::parse( "$m[1]-$m[2]-$m[3]" . ( isset( $m[4] ) ? "T$m[4]:$m[5]:$second" : '' ) )
			?? throw new UnusableSource( 'date-invalid', self::quote( $value ) );
		return new self( $wall, match ( true ) {
			$wall->isDate => null,
			$m[7] !== '' => 'UTC',
			default => $zone,
		} );
	}

	public static function isFloating( string $value ): bool {
		return (bool)preg_match( '/T\d+$/Di', trim( $value ) );
	}

	public function isDate(): bool {
		return $this->wall->isDate;
	}

	/** @return int Unix time; of a date, 00:00Z */
	public function instant(): int {
		return ZoneResolver::forZone( $this->zone ?? 'UTC' )->toInstant( $this->wall->seconds );
	}

	/**
	 * As event pages write it.
	 *
	 * @param string|null $zone The event's; null if it is all-day
	 * @return string Wall time of the zone; in UTC with `Z` where no wall time names the same instant; date
	 */
	public function in( ?string $zone ): string {
		if ( $zone === null || $this->zone === null || $this->zone === $zone ) {
			return $this->wall->toString();
		}
		$instant = $this->instant();
		$resolver = ZoneResolver::forZone( $zone );
		$wall = $resolver->toWall( $instant );
		// The second time of an overlap, or a time that a gap skips: a series may know it by another wall time.
		return $resolver->toInstant( $wall ) !== $instant || $resolver->skippedWall( $instant ) !== null
			? ( new WallTime( $instant ) )->toString() . 'Z'
			: ( new WallTime( $wall ) )->toString();
	}

	/** So much of it as a message may repeat */
	private static function quote( string $value ): string {
		return mb_substr( $value, 0, 40 );
	}
}
